import type { Cni } from '../kubernetes/cni';
import type { KubernetesObject } from '../kubernetes/object';
import type { Placement } from './placement';

/** What rules may know of a cluster, as one process tells it to another; each part only where it is followed. */
export interface FactsForRules {
  /** Namespace of the context, for objects that name none. */
  readonly namespace: string;
  readonly priorityClasses?: readonly string[];
  /** Shares of the levels that are limited. */
  readonly levels?: readonly (readonly [name: string, shares: number])[];
  /** Seats of the API server, where its metrics say them. */
  readonly serverSeats?: number;
  readonly quotas?: readonly KubernetesObject[];
  readonly cni?: Cni;
  /** Of the workloads that were asked about, in their order; null for what has no pods. */
  readonly placements: readonly (Placement | null)[];
}
