import type { ErrorCount, Report, RunTarget, Sample, StepRecord } from './report';
import type { ServerSample } from './server-report';

/** What a runner prints with `--events`: one JSON object a line. Panel and progress read these, never the engine. */
export type RunEvent =
  | {
      readonly type: 'run-started';
      readonly at: number;
      readonly runId: string;
      readonly title: string;
      readonly source: string;
      readonly target: RunTarget;
      readonly plan: PlanSummary;
    }
  | ({ readonly type: 'step' } & StepRecord)
  | {
      readonly type: 'job-started';
      readonly at: number;
      readonly job: string;
      readonly jobType: string;
      readonly requests: number;
    }
  | { readonly type: 'job-ended'; readonly at: number; readonly job: string }
  | ({ readonly type: 'sample' } & Sample)
  | { readonly type: 'errors'; readonly at: number; readonly job: string; readonly errors: readonly ErrorCount[] }
  | ({ readonly type: 'server-sample' } & ServerSample)
  | { readonly type: 'server-gap'; readonly at: number; readonly why: string }
  | { readonly type: 'note'; readonly at: number; readonly text: string }
  | {
      readonly type: 'run-ended';
      readonly at: number;
      readonly runId: string;
      readonly report: Report;
      readonly reportDir: string;
    };

/** A step or sample as the report keeps it. */
export function withoutType<T extends { readonly type: string }>(event: T): Omit<T, 'type'> {
  const { type, ...rest } = event;
  void type;
  return rest;
}

/** What a run will do, countable before it starts. */
export interface PlanSummary {
  /** SHA-256 over everything the run will do; confirming means confirming this. */
  readonly digest: string;
  readonly objects: number;
  readonly requests: number;
  readonly pods: number;
  readonly namespaces: readonly string[];
  /** Highest rate of any job, requests a second. */
  readonly maxRate: number;
  /** At least this long, seconds: requests ÷ rate of each job plus its pauses. */
  readonly leastSeconds: number;
  readonly jobs: readonly {
    readonly name: string;
    readonly type: string;
    readonly requests: number;
    readonly rate: number;
    readonly burst: number;
  }[];
}
