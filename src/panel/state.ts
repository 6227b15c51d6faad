import type { PanelMessage } from '../report/panel-message';
import type { PlanSummary, RunEvent } from '../report/events';
import type { ErrorCount, JobReport, Report, RunTarget, Sample, StepRecord } from '../report/report';
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

/** The state after a message from the editor. */
export function receive(state: PanelState, message: PanelMessage): PanelState {
  switch (message.type) {
    case 'replay': {
      const replayed = message.events.reduce(apply, ownArrays(emptyState));
      return message.lost === undefined ? replayed : lose(replayed, message.lost);
    }
    case 'events':
      return message.events.reduce(apply, ownArrays(state));
    case 'lost':
      return lose(state, message.sentence);
  }
}

function lose(state: PanelState, sentence: string): PanelState {
  return state.report === undefined ? { ...state, phase: 'lost', lost: sentence } : state;
}

/** A state whose timelines may be pushed to: one copy a message, however many samples it brings. */
function ownArrays(state: PanelState): Draft {
  return { ...state, samples: [...state.samples], serverSamples: [...state.serverSamples] };
}

type Draft = PanelState & { readonly samples: Sample[]; readonly serverSamples: ServerSample[] };

function apply(state: Draft, event: RunEvent): Draft {
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
      state.samples.push(event);
      return withJob(state, event.job, job => ({ ...job, last: event }));
    case 'server-sample':
      return withServerSample(state, event);
    case 'server-gap':
      return { ...state, serverGaps: withGap(state, event) };
    case 'errors':
      return { ...state, errors: new Map(state.errors).set(event.job, event.errors) };
    case 'note':
      return { ...state, notes: [...state.notes, event.text] };
    case 'run-ended':
      return end(state, event.report);
  }
}

function start(event: Extract<RunEvent, { type: 'run-started' }>): Draft {
  return {
    ...ownArrays(emptyState),
    phase: 'running',
    runId: event.runId,
    title: event.title,
    source: event.source,
    startedAt: event.at,
    target: event.target,
    plan: event.plan,
    jobs: event.plan.jobs.map(({ name, type, requests }) => ({ name, type, requests })),
  };
}

function end(state: Draft, report: Report): Draft {
  const { passed, exitCode } = report.outcome;
  return {
    ...state,
    phase: passed ? 'passed' : exitCode === 130 ? 'cancelled' : 'failed',
    runId: report.runId,
    title: report.title,
    source: report.source,
    startedAt: report.startedAt,
    target: report.target,
    samples: report.samples.length > state.samples.length ? [...report.samples] : state.samples,
    serverSamples:
      (report.server?.samples.length ?? 0) > state.serverSamples.length
        ? [...(report.server?.samples ?? [])]
        : state.serverSamples,
    serversSeen: report.server?.servers.length ?? state.serversSeen,
    serverGaps: report.server?.gaps ?? state.serverGaps,
    jobs: report.jobs.map(reported),
    steps: report.steps.length > state.steps.length ? report.steps.reduce(withStep, []) : state.steps,
    errors: new Map(report.jobs.map(job => [job.name, [...job.errors, ...(job.notSent ?? [])]])),
    notes: report.notes,
    report,
  };
}

/** A gap without an end yet: from the last sample on, until the next one closes it. */
function withGap(
  { serverGaps, serverSamples, startedAt }: PanelState,
  { at, why }: { readonly at: number; readonly why: string },
): PanelState['serverGaps'] {
  const open = serverGaps.at(-1);
  const from = serverSamples.at(-1)?.at ?? startedAt;
  if (open !== undefined && open.from === from) return serverGaps.with(-1, { ...open, to: at });
  return [...serverGaps, { from, to: at, why }];
}

/** The gap before a sample ends with it. */
function withServerSample(state: Draft, sample: ServerSample): Draft {
  const { serverGaps, serverSamples, startedAt } = state;
  const gap = serverGaps.at(-1);
  const isOpen = gap !== undefined && gap.from === (serverSamples.at(-1)?.at ?? startedAt);
  serverSamples.push(sample);
  const seen = { ...state, serversSeen: Math.max(state.serversSeen, sample.server + 1) };
  return isOpen ? { ...seen, serverGaps: serverGaps.with(-1, { ...gap, to: sample.at }) } : seen;
}

/** A job as its report has it; a run that is shown again has no events of it. */
const reported = ({ name, type, sent, startedAt, endedAt }: JobReport): JobProgress => ({
  ...{ name, type, requests: sent, startedAt, endedAt },
});

function withJob(state: Draft, name: string, change: (job: JobProgress) => JobProgress): Draft {
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
