import { asRecord, isRecord, labelsOf, nameOf, namespaceOf, type KubernetesObject } from '../kubernetes/object';
import { podSpecsOf } from '../kubernetes/pod-specs';
import { fromLabels, labelsFrom, narrowed, selectorOf, type Selector } from './selector';

/** The pod that a workload would make. */
export interface WorkloadPod {
  readonly pod: KubernetesObject;
  /** What its owner selects; absent when default topology spread does not ask the owner. */
  readonly ownerSelector: Selector | undefined;
  /** As written, of a Job those that run beside each other; 1 when the workload has no such field. */
  readonly replicas: number;
}

const HASH = 'pod-template-hash';

/**
 * The pod of a Pod, Deployment, StatefulSet, Job and the like, as its controller would make it; `undefined` for kinds without
 * one. A Deployment's pods carry the hash of their template, so those of an older template do not count as siblings:
 * `templateHash` is that of the template when it runs already.
 */
export function workloadPod(object: KubernetesObject, templateHash = 'headroom'): WorkloadPod | undefined {
  const [place] = podSpecsOf(object);
  if (!place) return undefined;
  if (place.bare) return { pod: object, ownerSelector: undefined, replicas: 1 };
  const { replicas, selector, parallelism } = asRecord(object['spec']);
  const hash = object.kind === 'Deployment' ? { [HASH]: templateHash } : {};
  const labels = { ...labelsOf({ metadata: place.metadata }), ...hash };
  const metadata = {
    ...place.metadata,
    name: nameOf(object) ?? '',
    namespace: namespaceOf(object) ?? 'default',
    labels,
  };
  return {
    pod: { apiVersion: 'v1', kind: 'Pod', metadata, spec: place.spec },
    ownerSelector: ownerSelector(object, selector, templateHash),
    replicas: [replicas, parallelism].find(count => typeof count === 'number') ?? 1,
  };
}

/** Default topology spread asks ReplicaSets, StatefulSets and ReplicationControllers (plugins/helper/spread.go). */
function ownerSelector({ kind }: KubernetesObject, selector: unknown, templateHash: string): Selector | undefined {
  if (!isRecord(selector)) return undefined;
  if (kind === 'ReplicationController') return fromLabels(labelsFrom(selector));
  if (kind === 'ReplicaSet' || kind === 'StatefulSet') return selectorOf(selector);
  if (kind !== 'Deployment') return undefined;
  return narrowed(selectorOf(selector), [{ key: HASH, operator: 'In', values: [templateHash] }]);
}
