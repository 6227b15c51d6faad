import type { KubernetesObject } from '../kubernetes/object';
import type { LiveState } from './live-state';
import { nodeWith, readNode, type NodeFacts } from './node-info';

/** A node as it is now; the pods on it stay. */
export function setNode(state: LiveState, object: KubernetesObject): void {
  const facts = readNode(object);
  const known = state.nodes.get(facts.name);
  if (known) countImages(state, known, -1);
  countImages(state, facts, 1);
  const strays = state.strays.get(facts.name) ?? [];
  state.strays.delete(facts.name);
  state.nodes.set(facts.name, known ? { ...known, ...facts } : nodeWith(facts, strays));
}

/** Its pods stay known, should it come back before they go. */
export function removeNode(state: LiveState, name: string): void {
  const node = state.nodes.get(name);
  if (!node) return;
  countImages(state, node, -1);
  state.nodes.delete(name);
  if (node.pods.size > 0) state.strays.set(name, new Set(node.pods));
}

function countImages({ imageNodes }: LiveState, { images }: NodeFacts, sign: 1 | -1): void {
  for (const name of images.keys()) {
    const count = (imageNodes.get(name) ?? 0) + sign;
    if (count > 0) imageNodes.set(name, count);
    else imageNodes.delete(name);
  }
}
