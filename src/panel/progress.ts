import type { StepRecord } from '../report/report';
import type { JobProgress, PanelState, StepProgress } from './state';

/** The state with a job as it is now; one that was not planned is added. */
export function withJob<State extends PanelState>(
  state: State,
  name: string,
  change: (job: JobProgress) => JobProgress,
): State {
  const known = state.jobs.some(job => job.name === name);
  const jobs = known ? state.jobs : [...state.jobs, { name, type: 'create', requests: 0 }];
  return { ...state, jobs: jobs.map(job => (job.name === name ? change(job) : job)) };
}

/** The steps with what is told of one: it begins, or the open one of its name ends. */
export function withStep(steps: readonly StepProgress[], record: StepRecord): readonly StepProgress[] {
  const { name, text, state, at } = record;
  const open = steps.findLastIndex(step => step.name === name && step.endedAt === undefined);
  if (state === 'started') return [...steps, { name, text, state, startedAt: at }];
  if (open === -1) return [...steps, { name, text, state, startedAt: at, endedAt: at }];
  return steps.with(open, { name, text, state, startedAt: steps[open]?.startedAt ?? at, endedAt: at });
}
