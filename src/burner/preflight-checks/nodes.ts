import type { Connection } from '../../cluster/connection';
import { list, type ListedObject } from '../../cluster/list';
import { asList, asRecord, asString, type PlainRecord } from '../../kubernetes/object';
import { countPod, podTotal } from '../../kubernetes/pod-resources';
import { amountsOf, type Amounts } from '../../kubernetes/resource-list';
import { addressesLeft } from './pod-addresses';

/** A node that may take pods, and what is free on it. */
export interface NodeRoom {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly PlainRecord[];
  /** Pods that the kubelet still takes (maxPods). */
  readonly podSlots: number;
  /** Addresses left in its podCIDR; undefined when it has none, as with CNIs that give addresses out themselves. */
  readonly addresses: number | undefined;
  /** Billionths of a core. */
  readonly cpu: bigint;
  /** Billionths of a byte. */
  readonly memory: bigint;
}

/** A pod list is what hurts a large API server most, so it is read in pages and only up to here. */
const mostPods = 5000;

/** Room on every node that is ready and not cordoned; undefined when there are too many pods to look at. */
export async function nodesWithRoom(connection: Connection): Promise<readonly NodeRoom[] | undefined> {
  const nodes: ListedObject[] = [];
  await list(connection.request, { path: '/api/v1/nodes', query: { resourceVersion: '0' } }, items =>
    nodes.push(...items),
  );
  const pods = await boundPods(connection);
  if (pods === undefined) return undefined;
  return nodes.filter(isUsable).map(node => roomOf(node, pods.get(node.metadata.name) ?? []));
}

function isUsable({ spec, status }: ListedObject): boolean {
  const conditions = asList(asRecord(status)['conditions']).map(asRecord);
  const isReady = conditions.some(({ type, status: is }) => type === 'Ready' && is === 'True');
  return isReady && asRecord(spec)['unschedulable'] !== true;
}

/** Specs of the pods that hold room, by node. */
async function boundPods(connection: Connection): Promise<ReadonlyMap<string, readonly PlainRecord[]> | undefined> {
  const byNode = new Map<string, PlainRecord[]>();
  const fieldSelector = 'status.phase!=Succeeded,status.phase!=Failed';
  let [token, seen] = ['', 0];
  do {
    const query = { limit: '500', fieldSelector, ...(token !== '' && { continue: token }) };
    const { body } = await connection.request<PodPage>({ method: 'GET', path: '/api/v1/pods', query });
    for (const { spec } of body.items ?? []) {
      const node = asString(spec['nodeName']);
      if (node !== undefined) byNode.set(node, [...(byNode.get(node) ?? []), spec]);
    }
    seen += body.items?.length ?? 0;
    token = body.metadata.continue ?? '';
  } while (token !== '' && seen < mostPods);
  return token === '' ? byNode : undefined;
}

interface PodPage {
  readonly metadata: { readonly continue?: string };
  readonly items: readonly { readonly spec: PlainRecord }[] | null;
}

function roomOf({ metadata, spec, status }: ListedObject, pods: readonly PlainRecord[]): NodeRoom {
  const allocatable: Amounts = amountsOf(asRecord(status)['allocatable']) ?? new Map();
  const held = pods.map(pod => requestsOf(pod));
  const left = (name: string): bigint =>
    held.reduce((rest, requests) => rest - (requests.get(name) ?? 0n), allocatable.get(name) ?? 0n);
  const onHost = pods.filter(pod => pod['hostNetwork'] === true).length;
  return {
    name: metadata.name,
    labels: metadata.labels ?? {},
    taints: asList(asRecord(spec)['taints']).map(asRecord),
    podSlots: Number((allocatable.get('pods') ?? 0n) / 1_000_000_000n) - pods.length,
    addresses: addressesLeft(asString(asRecord(spec)['podCIDR']), pods.length - onHost),
    cpu: left('cpu'),
    memory: left('memory'),
  };
}

/** What the scheduler holds free for a pod. */
export function requestsOf(spec: PlainRecord): Amounts {
  const counted = countPod(spec);
  return counted ? podTotal(counted, 'requests') : new Map();
}
