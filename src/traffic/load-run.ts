import type { PlanSummary, RunEvent } from '../report/events';
import type { RunTarget } from '../report/report';

/** A confirmed load that is about to start: what it is called, where it goes, and where its events go. */
export interface LoadRun {
  readonly runId: string;
  readonly title: string;
  readonly source: string;
  readonly headroomVersion: string;
  readonly target: RunTarget;
  readonly plan: PlanSummary;
  readonly signal: AbortSignal;
  readonly emit: (event: RunEvent) => void;
}
