import { ClusterError } from './cluster-error';
import type { Connection } from './connection';
import { list } from './list';

export interface ClusterFacts {
  /** gitVersion, e.g. `v1.36.3`. */
  readonly kubernetesVersion: string;
  /** Undefined for users who may not list nodes. */
  readonly nodes: { readonly total: number; readonly simulated: number } | undefined;
}

/** Version of the API server, and how many nodes there are, simulated ones (kwok) apart. */
export async function clusterFacts(connection: Connection): Promise<ClusterFacts> {
  const [version, nodes] = await Promise.all([
    connection.request<{ readonly gitVersion: string }>({ method: 'GET', path: '/version' }),
    countNodes(connection),
  ]);
  return { kubernetesVersion: version.body.gitVersion, nodes };
}

async function countNodes(connection: Connection): Promise<ClusterFacts['nodes']> {
  let [total, simulated] = [0, 0];
  try {
    const query = { resourceVersion: '0' };
    await list(connection.request, { path: '/api/v1/nodes', query }, nodes => {
      total += nodes.length;
      simulated += nodes.filter(isSimulatedNode).length;
    });
  } catch (error) {
    if (error instanceof ClusterError && error.kind === 'forbidden') return undefined;
    throw error;
  }
  return { total, simulated };
}

/** Names of the simulated (kwok) nodes. */
export async function simulatedNodeNames(connection: Connection): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  await list(connection.request, { path: '/api/v1/nodes', query: { resourceVersion: '0' } }, nodes => {
    for (const node of nodes.filter(isSimulatedNode)) names.add(node.metadata.name);
  });
  return names;
}

/** Whether kwok plays a node's kubelet. */
export function isSimulatedNode({ metadata, spec }: { readonly metadata?: unknown; readonly spec?: unknown }): boolean {
  const { annotations } = (metadata ?? {}) as { readonly annotations?: Readonly<Record<string, string>> };
  const { providerID } = (spec ?? {}) as { readonly providerID?: string };
  return annotations?.['kwok.x-k8s.io/node'] !== undefined || providerID?.startsWith('kwok://') === true;
}
