import type { PlanSummary } from '../report/events';
import type { ErrorCount, Report, RunTarget, Sample, StepRecord } from '../report/report';
import type { ServerReport, ServerSample } from '../report/server-report';

export type Phase = 'empty' | 'running' | 'passed' | 'failed' | 'cancelled' | 'lost';

/** A job as far as it is known: planned, begun, ended. Times are epoch ms. */
export interface JobProgress {
  readonly name: string;
  readonly type: string;
  readonly requests: number;
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly last?: Sample;
}

/** A step with its end; `endedAt` is missing while it goes on. */
export interface StepProgress {
  readonly name: string;
  readonly text: string;
  readonly state: StepRecord['state'];
  readonly startedAt: number;
  readonly endedAt?: number;
}

/** Everything the panel shows, made from events alone. */
export interface PanelState {
  readonly phase: Phase;
  /** Empty before a run began. */
  readonly runId: string;
  readonly title: string;
  readonly source: string;
  readonly startedAt: number;
  readonly target?: RunTarget;
  readonly plan?: PlanSummary;
  readonly jobs: readonly JobProgress[];
  readonly samples: readonly Sample[];
  readonly serverSamples: readonly ServerSample[];
  /** API servers that answered so far, by the samples. */
  readonly serversSeen: number;
  /** Times without a sample of the API server; the last one goes on while no sample follows. */
  readonly serverGaps: ServerReport['gaps'];
  readonly steps: readonly StepProgress[];
  readonly errors: ReadonlyMap<string, readonly ErrorCount[]>;
  readonly notes: readonly string[];
  readonly report?: Report;
  /** Why there is no report, a sentence. */
  readonly lost?: string;
}

export const emptyState: PanelState = {
  phase: 'empty',
  runId: '',
  title: '',
  source: '',
  startedAt: 0,
  jobs: [],
  samples: [],
  serverSamples: [],
  serversSeen: 0,
  serverGaps: [],
  steps: [],
  errors: new Map(),
  notes: [],
};
