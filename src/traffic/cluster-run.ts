import type { Connection } from '../cluster/connection';
import type { RunEvent } from '../report/events';
import type { JobReport, Report, Sample, StepRecord } from '../report/report';
import type { ServerReport, ServerSample } from '../report/server-report';
import type { Failure } from '../report/verdict';
import type { LoadRun } from './load-run';

/** A load on an API server that is about to start, and whom it uses. */
export interface ClusterRun extends LoadRun {
  /** Of whoever runs it: makes and removes the objects. */
  readonly connection: Connection;
  /** The same cluster as a user of that name. */
  readonly asUser: (name: string) => Promise<Connection>;
  readonly sampleServer: (emit: (event: RunEvent) => void) => ServerSampling;
  /** Ends the clean-up too. The journal stays for the next start. */
  readonly cleanUpSignal: AbortSignal;
  readonly keep: boolean;
}

/** Samples of the API server while a run goes on. */
export interface ServerSampling {
  /** Resolves with the first sample, soon in any case. */
  readonly begun: Promise<void>;
  /** Takes one now, beside those that come by themselves. */
  readonly take: () => Promise<void>;
  readonly end: () => Promise<ServerReport>;
}

/** What a load has in hand while it is carried out. */
export interface Stage extends Pick<ClusterRun, 'runId' | 'connection' | 'asUser' | 'signal' | 'target'> {
  readonly step: (name: string, state: StepRecord['state'], text: string) => void;
  readonly onJobStarted: (job: string, requests: number) => void;
  readonly onSample: (sample: Sample) => void;
  readonly onJobs: (jobs: readonly JobReport[]) => void;
  readonly fail: (failure: Failure) => void;
  /** A sample of the API server of this moment; undefined where it cannot be had. */
  readonly takeServerSample: () => Promise<ServerSample | undefined>;
  /** All samples of the API server so far. */
  readonly serverSamples: () => readonly ServerSample[];
}

/** What a run found, in sentences. */
export interface Conclusion {
  /** Stands in the outcome of a run that passed. */
  readonly answer?: string;
  readonly notes: readonly string[];
}

/** A load, bound to its config: what it makes, what it does, and what that says. */
export interface Carried {
  readonly madeNamespaces: readonly string[];
  readonly kinds: readonly { readonly apiVersion: string; readonly kind: string }[];
  readonly carryOut: (stage: Stage) => Promise<void>;
  readonly conclude: (
    ended: Pick<Report, 'jobs' | 'target'> & { readonly samples: readonly ServerSample[] },
  ) => Conclusion;
}
