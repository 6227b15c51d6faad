import type { ClusterState } from './cluster-state';
import type { IncomingPod } from './incoming-pod';
import { fromLabels, selects, type Requirement, type Selector } from './selector';

/**
 * What default topology constraints count: pods that the pod's Services and its owner select (plugins/helper/spread.go,
 * DefaultSelector). A ReplicationController's labels override those of the Services, the others add to them.
 */
export function defaultSelector({ class: own, owner, ownerSelector }: IncomingPod, state: ClusterState): Selector {
  const labels = new Map<string, string>();
  for (const service of state.services.values()) {
    if (service.namespace !== own.namespace || !selects(fromLabels(service.labels), own.labels)) continue;
    for (const [key, value] of service.labels) labels.set(key, value);
  }
  const selector = ownerSelector ?? (owner && state.owners.get(owner.key));
  const added: readonly Requirement[] = selector?.nothing ? [] : (selector?.requirements ?? []);
  if (owner?.key.startsWith('v1/ReplicationController ')) {
    for (const { key, values } of added) labels.set(key, values[0] ?? '');
    return fromLabels(labels);
  }
  return { nothing: false, requirements: [...fromLabels(labels).requirements, ...added] };
}
