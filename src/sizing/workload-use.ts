import type { Recommendation } from './recommend';

/** A workload about whose use somebody asks another process. */
export interface UsedWorkload {
  readonly kind: string;
  readonly name: string;
  /** That of the context when absent. */
  readonly namespace?: string;
  /** `spec.selector` of the kinds that have one. */
  readonly selector?: unknown;
}

/** What containers should request by what they were seen to use, for each workload in the order asked; empty where nothing is known. */
export type UseAnswer = readonly (readonly Recommendation[])[];
