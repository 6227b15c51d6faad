import type { JobPlan, RunPlan } from '../burner-config/plan';
import type { Connection } from '../cluster/connection';
import type { RunEvent } from '../report/events';
import type { Failure } from '../report/verdict';
import type { RunDocuments } from './documents/run-documents';
import type { RunHooks } from './hooks/run-hooks';
import type { KindWatch } from './kind-watch';
import type { EndedRequest } from './request-log';
import type { Made } from './made-objects';

/** What the parts of one run share. */
export interface RunContext {
  readonly runId: string;
  readonly plan: RunPlan;
  readonly connection: Connection;
  readonly signal: AbortSignal;
  /** Delete what the selectors find, also outside this run. */
  readonly unscoped: boolean;
  readonly emit: (event: RunEvent) => void;
  readonly step: (name: string, state: 'started' | 'done' | 'failed', text: string) => void;
  readonly note: (text: string) => void;
  /** Whether this very note was made. */
  readonly notedBefore: (text: string) => boolean;
  readonly fail: (failure: Failure) => void;
  /** Fails the run for this reason and ends it before its time: jobs stop, the clean-up follows. */
  readonly stop: (failure: Failure) => void;
  readonly documents: RunDocuments;
  /** To be told of every request of a job that ended. */
  readonly requestEnded: (request: EndedRequest) => void;
  /** The run's one watch of a kind, started when first asked for and synced when it resolves. */
  readonly watchOf: (apiVersion: string, kind: string) => Promise<KindWatch>;
  /** What a job has made so far; also for the wait after all jobs. */
  readonly madeOf: (job: JobPlan) => Made;
  readonly hooks: RunHooks;
}
