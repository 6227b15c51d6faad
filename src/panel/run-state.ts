import type { RunEvent } from '../report/events';
import type { JobReport, Report, Sample } from '../report/report';
import type { ServerSample } from '../report/server-report';
import { withStep } from './progress';
import { emptyState, type JobProgress, type PanelState } from './state';

/** A state whose timelines may be pushed to. */
export type Draft = PanelState & { readonly samples: Sample[]; readonly serverSamples: ServerSample[] };

/** A state whose timelines may be pushed to: one copy a message, however many samples it brings. */
export function ownArrays(state: PanelState): Draft {
  return { ...state, samples: [...state.samples], serverSamples: [...state.serverSamples] };
}

/** The state of a run that begins. */
export function started(event: Extract<RunEvent, { type: 'run-started' }>): Draft {
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

/** The state of a run with its report. */
export function ended(state: Draft, report: Report): Draft {
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

/** A job as its report has it; a run that is shown again has no events of it. */
const reported = ({ name, type, sent, startedAt, endedAt }: JobReport): JobProgress => ({
  ...{ name, type, requests: sent, startedAt, endedAt },
});
