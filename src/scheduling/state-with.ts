import type { ClusterState } from './cluster-state';
import { nodeWith } from './node-info';
import type { PodInfo } from './pod-info';

/** The state as it would be with more pods on a node; the given one stays as it is. */
export function withPods(state: ClusterState, nodeName: string, pods: readonly PodInfo[]): ClusterState {
  const node = state.nodes.get(nodeName);
  if (!node) return state;
  const placed = pods.map(pod => ({ ...pod, nodeName }));
  const nodes = new Map(state.nodes).set(nodeName, nodeWith(node, [...node.pods, ...placed]));
  const classes = new Map(state.classes);
  for (const pod of placed) classes.set(pod.class, new Set(classes.get(pod.class)).add(pod));
  return { ...state, nodes, classes };
}
