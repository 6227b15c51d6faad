import type { KubernetesObject } from '../../kubernetes/object';
import type { Recommendation } from '../../sizing/recommend';

export type { Recommendation };

/** What somebody has seen workloads use. */
export interface UseFacts {
  /** What the containers of a workload should request; empty where nothing is known. */
  of(workload: KubernetesObject): readonly Recommendation[];
  /** Since when nothing new is seen, epoch ms; absent while somebody looks. */
  readonly staleSince?: number;
}
