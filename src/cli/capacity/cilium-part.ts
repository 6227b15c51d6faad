import { labelsOf, type KubernetesObject } from '../../kubernetes/object';
import { ciliumMapBytes, ciliumMapSizes } from '../../sizing/cilium-maps';
import type { CiliumPart } from './document';
import { memoryOf, ofKind } from './node-objects';

/** Cilium's default of bpf-map-dynamic-size-ratio. */
const USUAL = 0.0025;

/** Entries of Cilium's maps by the memory of nodes, where its agents run or a ratio is named. */
export function ciliumParts(objects: readonly KubernetesObject[], ratio: number | undefined): readonly CiliumPart[] {
  const runs = ofKind(objects, 'Pod').some(pod => labelsOf(pod)['k8s-app'] === 'cilium');
  if (!runs && ratio === undefined) return [];
  const nodes = new Map<number, number>();
  for (const memory of ofKind(objects, 'Node').map(memoryOf)) nodes.set(memory, (nodes.get(memory) ?? 0) + 1);
  return [...nodes]
    .sort((a, b) => b[0] - a[0])
    .map(([nodeMemory, count]) => {
      const entries = ciliumMapSizes(nodeMemory, ratio ?? USUAL);
      return { nodeMemory, nodes: count, ratio: ratio ?? USUAL, entries, bytes: ciliumMapBytes(entries) };
    });
}
