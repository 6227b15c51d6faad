import type { JobReport } from '../../report/report';

/** The time of one job, and what templates of profiles may name. */
export interface JobWindow {
  readonly name: string;
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
  readonly churn: JobReport['churn'];
}

export const windowOf = ({ name, startedAt, endedAt, churn }: JobReport): JobWindow => ({
  ...{ name, from: startedAt, to: endedAt, churn },
});

/** Whether a moment lies within the job's churn, so that its documents say so. */
export const isChurn = ({ churn }: JobWindow, at: number): boolean =>
  churn !== undefined && at > churn.from && at < churn.to;
