import type { KubernetesObject } from '../kubernetes/object';
import { applied } from './apply-change';
import type { Change, Outcome } from './change';
import { candidates } from './change-candidates';
import type { ClusterState } from './cluster-state';
import { readIncomingPod } from './incoming-pod';
import type { NodeInfo } from './node-info';
import type { Profile } from './profile';
import { outcome, score, type PodScore } from './score';
import type { Selector } from './selector';

/**
 * The single changes that would alter where a pod goes: those that let it fit when it fits nowhere, and those that send it
 * to other nodes. Each is tried on the pod or the node and scored anew. The one that opens most nodes comes first. `known` is
 * the pod's score as it is, where somebody has it.
 */
export function changesThatMatter(
  pod: KubernetesObject,
  state: ClusterState,
  profile: Profile,
  ownerSelector?: Selector,
  known?: PodScore,
): readonly Outcome[] {
  const incoming = readIncomingPod(pod, state.behaviour, ownerSelector);
  const before = known ?? score(incoming, state, profile);
  const preferred = new Set(before.next);
  const outcomes = candidates(incoming, state, before).flatMap(change => {
    const later = change.kind === 'label node' ? withLabel(state, change) : state;
    const changed = readIncomingPod(applied(change, incoming.object), state.behaviour, ownerSelector);
    const { feasible, next } = outcome(changed, later, profile);
    // It fits now and did not, or it now prefers a node that it did not prefer.
    return next.some(node => !preferred.has(node)) ? [{ change, feasible, next }] : [];
  });
  return outcomes.sort((left, right) => right.feasible - left.feasible);
}

function withLabel(state: ClusterState, { node: name, key, value }: Change & { kind: 'label node' }): ClusterState {
  const node = state.nodes.get(name);
  if (!node) return state;
  const labelled: NodeInfo = { ...node, labels: new Map(node.labels).set(key, value) };
  return { ...state, nodes: new Map(state.nodes).set(name, labelled) };
}
