import type { JobPlan } from '../burner-config/plan';
import { collectionPath, resourceOf } from '../cluster/discovery';
import { watchKind } from './kind-watch';
import { failNotReady } from './ready';
import type { RunContext } from './run-context';
import type { Waiter } from './waiters/waiter';

/** Objects that a selector finds, to be waited for. */
export interface FoundWait {
  readonly apiVersion: string;
  readonly kind: string;
  readonly waiter: Waiter;
  readonly selector: string;
  /** So many there must be. */
  readonly least: number;
  /** ms of performance.now(). */
  readonly deadline: number;
}

/** Waits until all that a selector finds is ready, by a watch of its own. False when the run failed over it, or was cancelled. */
export async function waitForFound(run: RunContext, job: JobPlan, wait: FoundWait): Promise<boolean> {
  const { apiVersion, kind, waiter, selector, least, deadline } = wait;
  const resource = await resourceOf(run.connection, apiVersion, kind);
  const path = collectionPath(resource, run.plan.oneNamespace);
  const { connection, signal } = run;
  const watch = watchKind({ connection, path, selector, readiness: () => waiter, signal });
  const missing = (): number => {
    const { present, ready } = watch.total();
    return Math.max(present - ready, least - present);
  };
  try {
    await watch.synced;
    await watch.until(() => missing() <= 0 || watch.total().failed > 0, deadline);
    if (missing() <= 0) return true;
    if (!signal.aborted)
      failNotReady(run, job, { kind, waiter, missing: missing(), seen: [...watch.entries.values()] });
    return false;
  } finally {
    watch.close();
  }
}
