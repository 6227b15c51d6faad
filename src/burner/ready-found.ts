import type { JobPlan } from '../burner-config/plan';
import { collectionPath, resourceOf } from '../cluster/discovery';
import { watchKind } from './kind-watch';
import { labelsOf, type MadeObjects } from './made-objects';
import type { RunContext } from './run-context';
import { failNotReady, untilReady, type Look } from './wait-outcome';
import type { Waiter, WatchedObject } from './waiters/waiter';

/** Objects that a selector finds, to be waited for. */
export interface FoundWait {
  readonly apiVersion: string;
  readonly kind: string;
  readonly waiter: Waiter;
  readonly selector: string;
  /** So many there must be. */
  readonly least: number;
  /** What they are children of; nobody's in particular unless said. */
  readonly made?: MadeObjects;
  /** ms of performance.now(). */
  readonly deadline: number;
}

/** Waits until all that a selector finds is ready, by a watch of its own. False when the run failed over it, or was cancelled. */
export async function waitForFound(run: RunContext, job: JobPlan, wait: FoundWait): Promise<boolean> {
  const { apiVersion, kind, waiter, selector, least, deadline } = wait;
  const resource = await resourceOf(run.connection, apiVersion, kind);
  const path = collectionPath(resource, run.plan.oneNamespace);
  const { connection, signal } = run;
  const includes = ({ metadata }: WatchedObject): boolean => !isOfAnother(wait, job, metadata?.labels ?? {});
  const watch = watchKind({ connection, path, selector, includes, readiness: () => waiter, signal });
  const look = (): Look => {
    const { present, ready, failed } = watch.total();
    return { missing: Math.max(present - ready, least - present), failed, seen: () => [...watch.entries.values()] };
  };
  try {
    await watch.synced;
    const notReady = await untilReady(watch, look, deadline);
    if (notReady && !signal.aborted) failNotReady(run, job, { kind, waiter, ...notReady });
    return notReady === undefined;
  } finally {
    watch.close();
  }
}

/** Whether its labels say that another entry or job made it, and no selector of the config asks for it; not every child has them. */
function isOfAnother({ made }: FoundWait, job: JobPlan, labels: Readonly<Record<string, string>>): boolean {
  if (made === undefined || Object.keys(made.entry.waitOptions?.labelSelector ?? {}).length > 0) return false;
  return Object.entries(labelsOf(job, made)).some(([key, value]) => (labels[key] ?? value) !== value);
}
