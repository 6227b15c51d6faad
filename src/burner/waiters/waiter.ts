/** An object as a watch shows it: only what waiters look at. */
export interface WatchedObject {
  readonly metadata?: {
    readonly name?: string;
    readonly namespace?: string;
    readonly uid?: string;
    readonly generation?: number;
    readonly creationTimestamp?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly ownerReferences?: readonly { readonly kind?: string; readonly controller?: boolean }[];
  };
  readonly spec?: { readonly replicas?: number };
  readonly status?: WatchedStatus;
}

interface WatchedStatus {
  readonly phase?: string;
  readonly reason?: string;
  readonly readyReplicas?: number;
  readonly readyToUse?: boolean;
  readonly desiredNumberScheduled?: number;
  readonly numberReady?: number;
  readonly observedGeneration?: number;
  readonly conditions?: readonly WatchedCondition[];
}

interface WatchedCondition {
  readonly type?: string;
  readonly status?: string;
  readonly reason?: string;
}

/** What "ready" means for one kind. */
export interface Waiter {
  readonly kind: string;
  readonly isReady: (object: WatchedObject) => boolean;
  /** Why an object can never become ready; undefined while it can. */
  readonly failure?: (object: WatchedObject) => string | undefined;
  /** Whether its controller makes another in its place, so that it counts as gone although it is still there. */
  readonly isReplaced?: (object: WatchedObject) => boolean;
  /** What an object that is not ready lacks, for a sentence: `3 Deployments are not ready: …`. */
  readonly waitsFor: string;
  /** The kind that is waited for in place of this one. */
  readonly children?: { readonly apiVersion: string; readonly kind: string };
}

/** The condition of a type. */
export function conditionOf({ status }: WatchedObject, type: string): WatchedCondition | undefined {
  return status?.conditions?.find(condition => condition.type === type);
}

/** Whether a condition of this type has this status. */
export function hasCondition(object: WatchedObject, type: string, wanted: 'True' | 'False'): boolean {
  return conditionOf(object, type)?.status === wanted;
}

/** Whether the controller has seen the object as it is now: figures of an earlier state say nothing. */
export function isObserved({ metadata, status }: WatchedObject): boolean {
  return (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0);
}
