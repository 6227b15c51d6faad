import { parseCidr, podAddresses, type Cidr } from '../../kubernetes/cidr';
import { asList, asRecord, asString, nameOf, namespaceOf, type KubernetesObject } from '../../kubernetes/object';
import { quantityToNumber } from '../../kubernetes/quantity';
import { readAmount } from '../../kubernetes/resource-list';
import type { NodeUse } from '../../scheduling/workload-facts';
import type { NodeMeasures } from '../../sizing/node-room';

/** The first range of addresses that a node's pods get; `undefined` where something else than podCIDR gives them. */
export function podRange(node: KubernetesObject): Cidr | undefined {
  const { podCIDR, podCIDRs } = asRecord(node['spec']);
  return parseCidr(asString(asList(podCIDRs)[0]) ?? asString(podCIDR) ?? '');
}

/** Memory of a node, bytes: all of it, not what is allocatable. */
export function memoryOf(node: KubernetesObject): number {
  const amount = readAmount(asRecord(asRecord(node['status'])['capacity'])['memory']);
  return amount ? quantityToNumber(amount) : 0;
}

/** What is known of each node beside its requests. */
export function nodeMeasures(
  objects: readonly KubernetesObject[],
  uses: ReadonlyMap<string, NodeUse>,
): ReadonlyMap<string, NodeMeasures> {
  const taken = addressesTaken(objects);
  return new Map(
    ofKind(objects, 'Node').map(node => {
      const name = nameOf(node) ?? '';
      const range = podRange(node);
      const addresses = range && podAddresses(range.family, range.prefix);
      return [
        name,
        { ...uses.get(name), ...(addresses !== undefined && { addresses, addressesTaken: taken.get(name) ?? 0 }) },
      ];
    }),
  );
}

/** Pods with an address of their own, by node: those in the host's network and those that ended have none. */
function addressesTaken(objects: readonly KubernetesObject[]): ReadonlyMap<string, number> {
  const taken = new Map<string, number>();
  for (const pod of ofKind(objects, 'Pod')) {
    const { nodeName, hostNetwork } = asRecord(pod['spec']);
    const { phase } = asRecord(pod['status']);
    const node = asString(nodeName) ?? '';
    if (node === '' || hostNetwork === true || phase === 'Succeeded' || phase === 'Failed') continue;
    taken.set(node, (taken.get(node) ?? 0) + 1);
  }
  return taken;
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
