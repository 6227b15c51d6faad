import type { PanelMessage } from '../report/panel-message';
import type { PlanSummary, RunEvent } from '../report/events';
import type { ErrorCount, Report, RunTarget, Sample, StepRecord } from '../report/report';

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
  readonly title: string;
  readonly source: string;
  readonly startedAt: number;
  readonly target?: RunTarget;
  readonly plan?: PlanSummary;
  readonly jobs: readonly JobProgress[];
  readonly samples: readonly Sample[];
  readonly steps: readonly StepProgress[];
  readonly errors: ReadonlyMap<string, readonly ErrorCount[]>;
  readonly notes: readonly string[];
  readonly report?: Report;
  /** Why there is no report, a sentence. */
  readonly lost?: string;
}

export const emptyState: PanelState = {
  phase: 'empty',
  title: '',
  source: '',
  startedAt: 0,
  jobs: [],
  samples: [],
  steps: [],
  errors: new Map(),
  notes: [],
};

/** The state after a message from the editor. */
export function receive(state: PanelState, message: PanelMessage): PanelState {
  switch (message.type) {
    case 'replay': {
      const replayed = message.events.reduce(apply, emptyState);
      return message.lost === undefined ? replayed : lose(replayed, message.lost);
    }
    case 'events':
      return message.events.reduce(apply, state);
    case 'lost':
      return lose(state, message.sentence);
  }
}

function lose(state: PanelState, sentence: string): PanelState {
  return state.report === undefined ? { ...state, phase: 'lost', lost: sentence } : state;
}

function apply(state: PanelState, event: RunEvent): PanelState {
  switch (event.type) {
    case 'run-started':
      return start(event);
    case 'step':
      return { ...state, steps: withStep(state.steps, event) };
    case 'job-started':
      return withJob(state, event.job, job => ({
        ...job,
        type: event.jobType,
        requests: event.requests,
        startedAt: event.at,
      }));
    case 'job-ended':
      return withJob(state, event.job, job => ({ ...job, endedAt: event.at }));
    case 'sample':
      return withJob({ ...state, samples: [...state.samples, event] }, event.job, job => ({ ...job, last: event }));
    case 'errors':
      return { ...state, errors: new Map(state.errors).set(event.job, event.errors) };
    case 'note':
      return { ...state, notes: [...state.notes, event.text] };
    case 'run-ended':
      return end(state, event.report);
  }
}

function start(event: Extract<RunEvent, { type: 'run-started' }>): PanelState {
  return {
    ...emptyState,
    phase: 'running',
    title: event.title,
    source: event.source,
    startedAt: event.at,
    target: event.target,
    plan: event.plan,
    jobs: event.plan.jobs.map(({ name, type, requests }) => ({ name, type, requests })),
  };
}

function end(state: PanelState, report: Report): PanelState {
  const { passed, exitCode } = report.outcome;
  return {
    ...state,
    phase: passed ? 'passed' : exitCode === 130 ? 'cancelled' : 'failed',
    title: report.title,
    source: report.source,
    startedAt: report.startedAt,
    target: report.target,
    samples: report.samples.length > state.samples.length ? report.samples : state.samples,
    errors: new Map(report.jobs.map(job => [job.name, [...job.errors, ...(job.notSent ?? [])]])),
    notes: report.notes,
    report,
  };
}

function withJob(state: PanelState, name: string, change: (job: JobProgress) => JobProgress): PanelState {
  const known = state.jobs.some(job => job.name === name);
  const jobs = known ? state.jobs : [...state.jobs, { name, type: 'create', requests: 0 }];
  return { ...state, jobs: jobs.map(job => (job.name === name ? change(job) : job)) };
}

function withStep(steps: readonly StepProgress[], record: StepRecord): readonly StepProgress[] {
  const { name, text, state, at } = record;
  const open = steps.findLastIndex(step => step.name === name && step.endedAt === undefined);
  if (state === 'started') return [...steps, { name, text, state, startedAt: at }];
  if (open === -1) return [...steps, { name, text, state, startedAt: at, endedAt: at }];
  return steps.with(open, { name, text, state, startedAt: steps[open]?.startedAt ?? at, endedAt: at });
}
