import type { LiveFairness } from '../fairness/live-fairness';
import type { WorkloadFacts } from '../scheduling/workload-facts';

/** What is known of the current cluster by now; whoever shows a text with it gives it in, and nothing here waits for it. */
export interface ClusterFacts {
  readonly context: string;
  /** Since when it may be out of date, epoch ms; absent while it follows the cluster. */
  readonly staleSince?: number;
  readonly fairness?: LiveFairness;
  /** Where the next pod of the workload that was asked about would go. */
  readonly workload?: WorkloadFacts;
}

/** Nothing is known of the cluster: why, and what to do, in a sentence. */
export interface ClusterSilence {
  readonly silence: string;
}

/** `prod`, or `prod, as of 14:05 UTC` for what may be out of date. */
export function clusterText({ context, staleSince }: Pick<ClusterFacts, 'context' | 'staleSince'>): string {
  return staleSince === undefined ? context : `${context}, ${sinceText(staleSince)}`;
}

/** `as of 14:05 UTC`. */
export function sinceText(time: number): string {
  return `as of ${new Date(time).toISOString().slice(11, 16)} UTC`;
}
