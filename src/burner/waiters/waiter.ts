/** An object as a watch shows it: only what waiters look at. */
export interface WatchedObject {
  readonly metadata?: { readonly name?: string; readonly namespace?: string; readonly uid?: string };
  readonly spec?: { readonly replicas?: number };
  readonly status?: WatchedStatus;
}

interface WatchedStatus {
  readonly phase?: string;
  readonly readyReplicas?: number;
  readonly desiredNumberScheduled?: number;
  readonly numberReady?: number;
  readonly observedGeneration?: number;
  readonly conditions?: readonly { readonly type?: string; readonly status?: string }[];
}

/** What "ready" means for one kind. */
export interface Waiter {
  readonly kind: string;
  readonly isReady: (object: WatchedObject) => boolean;
  /** What an object that is not ready lacks, for a sentence: `3 Deployments are not ready: …`. */
  readonly waitsFor: string;
}

/** Whether a condition of this type has this status. */
export function hasCondition({ status }: WatchedObject, type: string, wanted: 'True' | 'False'): boolean {
  return status?.conditions?.some(condition => condition.type === type && condition.status === wanted) ?? false;
}
