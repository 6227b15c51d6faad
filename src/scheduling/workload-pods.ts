import { asRecord, nameOf, namespaceOf, type KubernetesObject } from '../kubernetes/object';
import type { ClusterState } from './cluster-state';
import type { PodInfo } from './pod-info';
import { fromLabels, labelsFrom, nothing, selectorOf, selects, type Selector } from './selector';

/** The pods with a node that a workload selects; a bare pod is itself. `object` has its namespace written. */
export function podsOfWorkload(object: KubernetesObject, { classes }: ClusterState): ReadonlySet<PodInfo> {
  const namespace = namespaceOf(object) ?? 'default';
  const selector = selectorIn(object);
  const found = new Set<PodInfo>();
  for (const [of, pods] of classes) {
    if (of.namespace !== namespace) continue;
    if (object.kind === 'Pod') {
      for (const pod of pods) if (pod.key === `${namespace}/${nameOf(object) ?? ''}`) found.add(pod);
    } else if (selects(selector, of.labels)) {
      for (const pod of pods) found.add(pod);
    }
  }
  return found;
}

/** A ReplicationController's is plain labels. */
function selectorIn({ kind, spec }: KubernetesObject): Selector {
  const { selector } = asRecord(spec);
  if (kind !== 'ReplicationController') return selectorOf(selector);
  const labels = labelsFrom(selector);
  return labels.size > 0 ? fromLabels(labels) : nothing;
}
