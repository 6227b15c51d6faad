import type { LiveFairness } from '../fairness/live-fairness';

/** What is known of the current cluster by now; whoever shows a text with it gives it in, and nothing here waits for it. */
export interface ClusterFacts {
  readonly context: string;
  /** Since when it may be out of date, epoch ms; absent while it follows the cluster. */
  readonly staleSince?: number;
  readonly fairness?: LiveFairness;
}
