import { asList, asRecord, asString, nameOf, namespaceOf, type KubernetesObject } from '../../kubernetes/object';
import { quantityToNumber } from '../../kubernetes/quantity';
import { readAmount } from '../../kubernetes/resource-list';

/** Memory of a node, bytes: all of it, not what is allocatable. */
export function memoryOf(node: KubernetesObject): number {
  const amount = readAmount(asRecord(asRecord(node['status'])['capacity'])['memory']);
  return amount ? quantityToNumber(amount) : 0;
}

/** Pods that go with their node: those of DaemonSets and static pods, as `namespace/name`. */
export function podsOfNodes(objects: readonly KubernetesObject[]): ReadonlySet<string> {
  const belongs = (pod: KubernetesObject): boolean =>
    asList(asRecord(pod.metadata)['ownerReferences']).some(owner =>
      ['DaemonSet', 'Node'].includes(asString(asRecord(owner)['kind']) ?? ''),
    );
  const keyOf = (pod: KubernetesObject): string => `${namespaceOf(pod) ?? 'default'}/${nameOf(pod) ?? ''}`;
  return new Set(ofKind(objects, 'Pod').filter(belongs).map(keyOf));
}

export function ofKind(objects: readonly KubernetesObject[], kind: string): readonly KubernetesObject[] {
  return objects.filter(object => object.kind === kind);
}

/** The value that most have; `undefined` of nothing. */
export function mostCommon<Value>(values: readonly Value[]): Value | undefined {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
