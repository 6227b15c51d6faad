import { ClusterError } from '../../cluster/cluster-error';
import type { Connection } from '../../cluster/connection';
import { list } from '../../cluster/list';

interface Lease {
  readonly spec?: { readonly renewTime?: string; readonly leaseDurationSeconds?: number };
}

/** How many API servers the cluster has by their identity leases (Kubernetes 1.26 and later); undefined where that cannot be read. */
export async function countApiServers(connection: Connection): Promise<number | undefined> {
  let alive = 0;
  try {
    const path = '/apis/coordination.k8s.io/v1/namespaces/kube-system/leases';
    const query = { labelSelector: 'apiserver.kubernetes.io/identity=kube-apiserver' };
    await list(connection.request, { path, query }, leases => {
      alive += leases.filter(lease => isAlive(lease as Lease)).length;
    });
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    return undefined;
  }
  return alive === 0 ? undefined : alive;
}

/** An API server that ended leaves its lease for an hour. */
function isAlive({ spec }: Lease): boolean {
  const { renewTime = '', leaseDurationSeconds = 3600 } = spec ?? {};
  return Date.now() - Date.parse(renewTime) < leaseDurationSeconds * 1000;
}
