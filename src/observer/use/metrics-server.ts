import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterError } from '../../cluster/cluster-error';
import type { Connection } from '../../cluster/connection';
import { list } from '../../cluster/list';
import { asList, asRecord, asString, nameOf, type KubernetesObject } from '../../kubernetes/object';
import { quantityToNumber } from '../../kubernetes/quantity';
import { readAmount } from '../../kubernetes/resource-list';
import type { ContainerUse, UsePoint } from '../../sizing/use';
import { killedForMemory } from './killed-for-memory';
import type { Workload } from './workload';

/** How long to look, and how often: metrics-server itself measures every 15 s or so, and keeps only the newest. */
export interface Sampling {
  readonly seconds: number;
  readonly everySeconds: number;
  readonly signal: AbortSignal;
  readonly onSample?: (taken: number, secondsLeft: number) => void;
}

interface Series {
  readonly pod: string;
  readonly container: string;
  readonly cpu: UsePoint[];
  readonly memory: UsePoint[];
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
  const series = new Map<string, Series>();
  const end = performance.now() + seconds * 1000;
  for (let taken = 1; ; taken++) {
    for (const item of await podMetrics(connection, workload, signal)) keep(series, item);
    const left = (end - performance.now()) / 1000;
    onSample?.(taken, Math.max(0, left));
    if (left <= 0 || signal.aborted) break;
    // Aborting ends the look, with what was seen.
    await sleep(Math.min(everySeconds, left) * 1000, undefined, { signal }).catch(() => undefined);
  }
  const killed = new Map(workload.pods.map(pod => [nameOf(pod) ?? '', killedForMemory(pod)]));
  return [...series.values()].map(one => ({ ...one, killedAt: killed.get(one.pod)?.get(one.container) ?? [] }));
}

async function podMetrics(
  connection: Connection,
  { namespace, selector, kind, name }: Workload,
  signal: AbortSignal,
): Promise<readonly KubernetesObject[]> {
  const path = `/apis/metrics.k8s.io/v1beta1/namespaces/${namespace}/pods`;
  const items: KubernetesObject[] = [];
  try {
    if (kind === 'pod')
      return [(await connection.request<KubernetesObject>({ method: 'GET', path: `${path}/${name}`, signal })).body];
    await list(connection.request, { path, query: { labelSelector: selector }, signal }, more => items.push(...more));
    return items;
  } catch (error) {
    if (signal.aborted || !(error instanceof ClusterError) || error.kind !== 'not-found') throw error;
    if (kind === 'pod') return [];
    throw new ClusterError(
      'not-found',
      'This cluster has no metrics-server (metrics.k8s.io): install it, or name a Prometheus with --prometheus.',
    );
  }
}

/** Keeps a measurement once: it is the same until metrics-server measures again. */
function keep(series: Map<string, Series>, item: KubernetesObject): void {
  const at = Date.parse(asString(item['timestamp']) ?? '');
  const pod = nameOf(item) ?? '';
  for (const entry of asList(item['containers'])) {
    const { name, usage } = asRecord(entry);
    const container = asString(name) ?? '';
    const key = `${pod}/${container}`;
    const known = series.get(key) ?? { pod, container, cpu: [], memory: [] };
    series.set(key, known);
    if (Number.isNaN(at) || known.cpu.at(-1)?.at === at) continue;
    const { cpu, memory } = asRecord(usage);
    known.cpu.push({ at, value: amount(cpu) });
    known.memory.push({ at, value: amount(memory) });
  }
}

function amount(value: unknown): number {
  const quantity = readAmount(value);
  return quantity ? quantityToNumber(quantity) : 0;
}
