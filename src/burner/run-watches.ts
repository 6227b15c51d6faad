import type { Connection } from '../cluster/connection';
import { collectionPath, resourceOf } from '../cluster/discovery';
import { RUN_LABEL } from '../runs/run-label';
import type { RunPlan } from '../burner-config/plan';
import { watchKind, type KindWatch } from './kind-watch';
import { readinessOf } from './readiness';

export interface RunWatches {
  readonly of: (apiVersion: string, kind: string) => Promise<KindWatch>;
  readonly close: () => void;
}

/** One watch a kind for the whole run, on its label: waits and measurements share it. */
export function runWatches(options: {
  readonly connection: Connection;
  readonly runId: string;
  readonly plan: RunPlan;
  readonly signal: AbortSignal;
}): RunWatches {
  const readiness = readinessOf(options.plan);
  const open = new Map<string, Promise<KindWatch>>();
  const start = async (apiVersion: string, kind: string): Promise<KindWatch> => {
    const resource = await resourceOf(options.connection, apiVersion, kind);
    const watch = watchKind({
      connection: options.connection,
      path: collectionPath(resource, options.plan.oneNamespace),
      selector: `${RUN_LABEL}=${options.runId}`,
      readiness: readiness(kind),
      signal: options.signal,
    });
    await watch.synced;
    return watch;
  };
  return {
    of(apiVersion, kind) {
      const key = `${apiVersion}/${kind}`;
      const started = open.get(key) ?? start(apiVersion, kind);
      open.set(key, started);
      return started;
    },
    close() {
      for (const watch of open.values()) {
        // One that never started has nothing to close; its error went to whoever asked for it.
        watch.then(({ close }) => close()).catch(() => undefined);
      }
    },
  };
}
