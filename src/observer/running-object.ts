import { ClusterError } from '../cluster/cluster-error';
import type { Connection } from '../cluster/connection';
import { apiRoot, builtInKindOf } from '../kubernetes/api-kinds';
import { nameOf, namespaceOf, type KubernetesObject } from '../kubernetes/object';
import { latest, type Asking } from './latest';

type Running = KubernetesObject | undefined;

/**
 * The workload of the same kind, namespace and name in the cluster; undefined when it is not there, may not be read, or is of
 * a kind that only discovery knows. A bare Pod's has its node written in, so it says nothing of where it would go.
 */
export function runningObject(
  connection: Connection,
  signal: AbortSignal,
  how: Pick<Asking<unknown>, 'isInVain' | 'patienceMs'>,
): (object: KubernetesObject) => Promise<Running> {
  let last: { readonly path: string; readonly give: () => Promise<Running> } | undefined;
  return object => {
    const path = object.kind === 'Pod' ? undefined : pathOf(object);
    if (path === undefined) return Promise.resolve(undefined);
    if (last?.path !== path) last = { path, give: latest({ ask: () => read(path), none: undefined, ...how }) };
    return last.give();
  };

  async function read(path: string): Promise<Running> {
    try {
      return (await connection.request<KubernetesObject>({ method: 'GET', path, signal })).body;
    } catch (error) {
      if (error instanceof ClusterError && (error.kind === 'not-found' || error.kind === 'forbidden')) return undefined;
      throw error;
    }
  }
}

function pathOf(object: KubernetesObject): string | undefined {
  const kind = builtInKindOf(object);
  const [namespace, name] = [namespaceOf(object), nameOf(object)];
  if (!kind?.namespaced || namespace === undefined || name === undefined) return undefined;
  const parts = ['namespaces', namespace, kind.resource, name].map(encodeURIComponent);
  return `${apiRoot(String(object.apiVersion))}/${parts.join('/')}`;
}
