import type { ClusterState } from '../scheduling/cluster-state';
import type { NodeInfo } from '../scheduling/node-info';
import type { PodInfo } from '../scheduling/pod-info';

/** What happens when one node is lost, by requests and pod counts alone. */
export interface LostNode {
  readonly node: string;
  /** Pods that have to go elsewhere: all but those that belong to their node. */
  readonly displaced: number;
  /** Of those, the ones for which no other node has room, as `namespace/name`. */
  readonly homeless: readonly string[];
}

/** A node's free room while pods are moved. */
interface Free {
  milliCpu: number;
  memory: number;
  pods: number;
}

/**
 * Each node lost in turn: the largest pods look for room first, as much memory and CPU as they ask for. `belongsToNode`
 * tells pods of DaemonSets and static pods. Taints and affinity are not looked at, so the truth may be worse.
 */
export function lostNodes(state: ClusterState, belongsToNode: (pod: PodInfo) => boolean): readonly LostNode[] {
  const nodes = [...state.nodes.values()];
  return nodes.map(lost => {
    const others = nodes.filter(node => node !== lost && !node.unschedulable).map(freeOf);
    const displaced = [...lost.pods].filter(pod => !pod.terminating && !belongsToNode(pod)).sort(largestFirst);
    const homeless = displaced.filter(pod => !taken(others, pod)).map(({ key }) => key);
    return { node: lost.name, displaced: displaced.length, homeless };
  });
}

const freeOf = ({ allocatable, requested, allowedPods, pods }: NodeInfo): Free => ({
  milliCpu: allocatable.milliCpu - requested.milliCpu,
  memory: allocatable.memory - requested.memory,
  pods: allowedPods - pods.size,
});

const largestFirst = (a: PodInfo, b: PodInfo): number =>
  b.requested.memory - a.requested.memory || b.requested.milliCpu - a.requested.milliCpu;

function taken(others: readonly Free[], { requested: { milliCpu, memory } }: PodInfo): boolean {
  const room = others.find(free => free.pods > 0 && free.milliCpu >= milliCpu && free.memory >= memory);
  if (room === undefined) return false;
  room.pods--;
  room.milliCpu -= milliCpu;
  room.memory -= memory;
  return true;
}
