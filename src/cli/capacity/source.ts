import type { Connection } from '../../cluster/connection';
import { ClusterError } from '../../cluster/cluster-error';
import { list } from '../../cluster/list';
import { asList, asRecord, type KubernetesObject } from '../../kubernetes/object';
import { nodeUses } from '../../observer/node-use';
import type { NodeUse } from '../../scheduling/workload-facts';
import { connect } from '../fairness/source';
import { readSnapshot, type SnapshotDocument } from '../snapshot/document';
import { takeSnapshot } from '../snapshot/take-snapshot';
import type { CapacityFlags } from './flags';

/** What capacity is reckoned from. */
export interface CapacitySource {
  readonly snapshot: SnapshotDocument;
  /** Of the context; pods of a file without a namespace belong there. */
  readonly namespace: string;
  /** What nodes really use; empty without metrics-server, and in a snapshot. */
  readonly uses: ReadonlyMap<string, NodeUse>;
  /** The range of all pods, where the controller manager is a pod that says so. */
  readonly clusterCidr: string | undefined;
}

/** Reads a snapshot or asks the cluster, by lists alone. */
export async function capacitySource(flags: CapacityFlags): Promise<CapacitySource> {
  if (flags.snapshot !== undefined) {
    const snapshot = readSnapshot(flags.snapshot);
    return { snapshot, namespace: 'default', uses: new Map(), clusterCidr: undefined };
  }
  const connection = await connect(flags);
  const ending = new AbortController();
  try {
    const snapshot = await takeSnapshot(connection);
    const uses = await nodeUses(connection, ending.signal)();
    return { snapshot, namespace: connection.namespace, uses, clusterCidr: await clusterCidrOf(connection) };
  } finally {
    ending.abort();
    await connection.close();
  }
}

/** `--cluster-cidr` of a controller manager that runs as a static pod, as kubeadm and kind have it. */
async function clusterCidrOf({ request }: Connection): Promise<string | undefined> {
  const pods: KubernetesObject[] = [];
  const query = { labelSelector: 'component=kube-controller-manager' };
  try {
    await list(request, { path: '/api/v1/namespaces/kube-system/pods', query }, items => pods.push(...items));
  } catch (error) {
    // Without the right to look there, the range stays unknown.
    if (!(error instanceof ClusterError)) throw error;
  }
  const written = pods
    .flatMap(pod => asList(asRecord(pod['spec'])['containers']))
    .flatMap(container => [...asList(asRecord(container)['command']), ...asList(asRecord(container)['args'])])
    .map(String);
  return /^--cluster-cidr=([^,]+)/.exec(written.find(flag => flag.startsWith('--cluster-cidr=')) ?? '')?.[1];
}
