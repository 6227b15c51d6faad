import { resourceOf } from './amounts';
import type { ClusterState } from './cluster-state';
import { filterNodes, type Filtered } from './filter-nodes';
import type { IncomingPod } from './incoming-pod';
import { divided } from './int64';
import type { NodeInfo } from './node-info';
import { keepingApart } from './keeping-apart';
import { podRequests } from './pod-requests';
import type { Profile } from './profile';
import { outcome } from './score';
import { withPods } from './state-with';

export interface Room {
  /** How many more replicas fit. */
  readonly replicas: number;
  /** True when we stopped counting: at least so many. */
  readonly atLeast: boolean;
}

const MOST_STEPS = 250;
/** Replicas are placed one after another only as long as nobody has to wait for it: so many nodes are looked at. */
const MOST_LOOKS = 20_000;

/**
 * How many more replicas of a pod fit now. Where replicas do not get in each other's way except by what they ask for, or keep
 * out of each other's domain, the nodes are reckoned one by one; else (volumes, hard spread, affinity) replicas are placed
 * until one fits nowhere, `most` at most: 250, fewer on many nodes. `filtered` where somebody has it.
 */
export function replicasThatFit(
  pod: IncomingPod,
  state: ClusterState,
  profile: Profile,
  most = stepsOn(state.nodes.size),
  filtered?: Filtered,
): Room {
  const apart = keepingApart(pod, state, profile);
  const checksResources = profile.filters.some(({ name }) => name === 'NodeResourcesFit');
  if (apart.how === 'otherwise' || (apart.how !== 'not' && !checksResources)) {
    return placed(pod, state, profile, most);
  }
  const { feasible } = filtered ?? filterNodes(pod, state, profile);
  if (!checksResources && feasible.length > 0) return { replicas: most, atLeast: true };
  const roomOn = roomFor(pod, state, profile);
  const taken = new Set<string>();
  let replicas = 0;
  for (const node of feasible) {
    const domain = apart.how === 'not' ? undefined : apart.domainOf(node);
    if (domain === undefined) replicas += roomOn(node);
    else taken.add(domain);
  }
  return { replicas: replicas + taken.size, atLeast: false };
}

/** Places one replica after another, as placeReplicas does, without asking why they go where they go. */
function placed(pod: IncomingPod, state: ClusterState, profile: Profile, most: number): Room {
  let now = state;
  for (let replicas = 0; replicas < most; replicas++) {
    const [node] = outcome(pod, now, profile).next;
    if (node === undefined) return { replicas, atLeast: false };
    now = withPods(now, node, [{ ...pod, key: `${pod.key}-${replicas}` }]);
  }
  return { replicas: most, atLeast: true };
}

function stepsOn(nodes: number): number {
  return Math.min(Math.max(Math.floor(MOST_LOOKS / Math.max(nodes, 1)), 1), MOST_STEPS);
}

/** How many replicas a node takes by what they ask for. */
function roomFor(pod: IncomingPod, { behaviour }: ClusterState, { args }: Profile): (node: NodeInfo) => number {
  const request = resourceOf(podRequests(pod.object, { podLevel: behaviour.podLevelResources }));
  const scalar = [...request.scalar].filter(([name, amount]) => amount > 0 && !args.ignoredResources.has(name));
  const times = (free: number, asked: number): number => (asked === 0 ? Infinity : divided(free, asked));
  return ({ allocatable, requested, allowedPods, pods }) =>
    Math.min(
      allowedPods - pods.size,
      times(allocatable.milliCpu - requested.milliCpu, request.milliCpu),
      times(allocatable.memory - requested.memory, request.memory),
      times(allocatable.ephemeralStorage - requested.ephemeralStorage, request.ephemeralStorage),
      ...scalar.map(([name, amount]) =>
        times((allocatable.scalar.get(name) ?? 0) - (requested.scalar.get(name) ?? 0), amount),
      ),
    );
}
