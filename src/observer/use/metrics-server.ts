import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterError } from '../../cluster/cluster-error';
import type { Connection } from '../../cluster/connection';
import { list } from '../../cluster/list';
import { nameOf, type KubernetesObject } from '../../kubernetes/object';
import type { ContainerUse } from '../../sizing/use';
import { killedForMemory } from './killed-for-memory';
import { seenUse } from './seen-use';
import type { Workload } from './workload';

/** How long to look, and how often: metrics-server itself measures every 15 s or so, and keeps only the newest. */
export interface Sampling {
  readonly seconds: number;
  readonly everySeconds: number;
  readonly signal: AbortSignal;
  readonly onSample?: (taken: number, secondsLeft: number) => void;
}

/**
 * What the containers of a workload use, asked of metrics-server until the time is over or the signal aborts.
 * @throws ClusterError with a sentence when the cluster has no metrics-server
 */
export async function sampleUse(
  connection: Connection,
  workload: Workload,
  { seconds, everySeconds, signal, onSample }: Sampling,
): Promise<readonly ContainerUse[]> {
  const seen = seenUse();
  const end = performance.now() + seconds * 1000;
  for (let taken = 1; ; taken++) {
    for (const item of await podMetrics(connection, workload, signal)) seen.take(item);
    const left = (end - performance.now()) / 1000;
    onSample?.(taken, Math.max(0, left));
    if (left <= 0 || signal.aborted) break;
    // Aborting ends the look, with what was seen.
    await sleep(Math.min(everySeconds, left) * 1000, undefined, { signal }).catch(() => undefined);
  }
  return seen.uses(new Map(workload.pods.map(pod => [nameOf(pod) ?? '', killedForMemory(pod)])));
}

async function podMetrics(
  connection: Connection,
  workload: Workload,
  signal: AbortSignal,
): Promise<readonly KubernetesObject[]> {
  const { kind } = workload;
  try {
    return await measurements(connection, workload, signal);
  } catch (error) {
    if (signal.aborted || !(error instanceof ClusterError) || error.kind !== 'not-found') throw error;
    if (kind === 'pod') return [];
    throw new ClusterError(
      'not-found',
      'This cluster has no metrics-server (metrics.k8s.io): install it, or name a Prometheus with --prometheus.',
    );
  }
}

/** The newest measurements of the pods of a workload. @throws ClusterError, `not-found` also without a metrics-server */
export async function measurements(
  connection: Connection,
  { namespace, selector, kind, name }: Pick<Workload, 'namespace' | 'selector' | 'kind' | 'name'>,
  signal: AbortSignal,
): Promise<readonly KubernetesObject[]> {
  const path = `/apis/metrics.k8s.io/v1beta1/namespaces/${namespace}/pods`;
  if (kind === 'pod')
    return [(await connection.request<KubernetesObject>({ method: 'GET', path: `${path}/${name}`, signal })).body];
  const items: KubernetesObject[] = [];
  await list(connection.request, { path, query: { labelSelector: selector }, signal }, more => items.push(...more));
  return items;
}
