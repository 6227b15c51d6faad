import type { Connection } from '../../cluster/connection';
import { list } from '../../cluster/list';
import { daemonSetsPath, deploymentsPath } from './objects';

interface Workload {
  readonly status?: { readonly numberReady?: number; readonly readyReplicas?: number };
}

/** Ready pods of the run, as its DaemonSets and Deployments count them. */
export async function readyPods(connection: Connection, runId: string, signal: AbortSignal): Promise<number> {
  let ready = 0;
  for (const path of [daemonSetsPath(runId), deploymentsPath(runId)]) {
    await list(connection.request, { path, signal }, items => {
      for (const { status } of items as readonly Workload[]) ready += status?.numberReady ?? status?.readyReplicas ?? 0;
    });
  }
  return ready;
}
