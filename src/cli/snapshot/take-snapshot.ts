import { ClusterError } from '../../cluster/cluster-error';
import type { Connection } from '../../cluster/connection';
import { list } from '../../cluster/list';
import type { KubernetesObject } from '../../kubernetes/object';
import { pathOf, watchedKinds, type WatchedKind } from '../../observer/watched-kinds';
import { keptFields } from '../../scheduling/kept-fields';
import { metricsText } from '../fairness/source';
import type { SnapshotDocument } from './document';

/** Lines of /metrics that the fairness commands read. */
const metricLine = /^(apiserver_flowcontrol_|apiserver_resource_(objects|size_estimate_bytes))/;
const ofFairness = 'flowcontrol.apiserver.k8s.io/v1';

/** Lists, in pages and read-only, what scheduling and fairness look at. Secrets and ConfigMaps are not asked for. */
export async function takeSnapshot(connection: Connection): Promise<SnapshotDocument> {
  const { body } = await connection.request<{ readonly gitVersion: string }>({ method: 'GET', path: '/version' });
  const objects: KubernetesObject[] = [];
  const missing: { kind: string; reason: string }[] = [];
  // One kind after the other: a snapshot is in no hurry, the API server may be.
  for (const kind of watchedKinds) {
    const reason = await addAll(connection, kind, objects);
    if (reason !== undefined) missing.push({ kind: kind.kind, reason });
  }
  const metrics = (await metricsText(connection)) ?? '';
  return {
    snapshot: 1,
    takenAt: new Date().toISOString(),
    context: connection.context,
    server: connection.server,
    kubernetes: body.gitVersion,
    objects: objects.filter(({ apiVersion }) => apiVersion !== ofFairness),
    flowSchemas: objects.filter(({ kind }) => kind === 'FlowSchema'),
    priorityLevels: objects.filter(({ kind }) => kind === 'PriorityLevelConfiguration'),
    metrics: metrics
      .split('\n')
      .filter(line => metricLine.test(line))
      .join('\n'),
    missing,
  };
}

/** Why a kind could not be listed; a kind that is needed throws instead. */
async function addAll(
  connection: Connection,
  kind: WatchedKind,
  objects: KubernetesObject[],
): Promise<string | undefined> {
  try {
    await list(connection.request, { path: pathOf(kind) }, items => {
      for (const item of items) {
        const kept = keptFields({ ...item, apiVersion: kind.apiVersion, kind: kind.kind });
        if (kept) objects.push(kept);
      }
    });
    return undefined;
  } catch (error) {
    const mayBeMissing = error instanceof ClusterError && ['forbidden', 'not-found'].includes(error.kind);
    if (kind.needed || !mayBeMissing) throw error;
    return error.message;
  }
}
