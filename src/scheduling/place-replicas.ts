import type { ClusterState } from './cluster-state';
import type { IncomingPod } from './incoming-pod';
import type { Profile } from './profile';
import { score } from './score';
import { withPods } from './state-with';

/** One replica after another. */
export interface Step {
  /** Where we let it go: the first of `ties`. Absent when it fits nowhere. */
  readonly node: string | undefined;
  /** Nodes with the same highest total, of which the scheduler takes one by chance. */
  readonly ties: readonly string[];
  readonly total: number;
}

export interface Placement {
  /** One a replica; the last is without a node when no more fit. */
  readonly steps: readonly Step[];
  /** Replicas by node. */
  readonly byNode: ReadonlyMap<string, number>;
  /** The state with the replicas in it. */
  readonly state: ClusterState;
}

/** Places `replicas` of a pod one after another, each beside those before it. */
export function placeReplicas(pod: IncomingPod, state: ClusterState, profile: Profile, replicas: number): Placement {
  const steps: Step[] = [];
  const byNode = new Map<string, number>();
  let now = state;
  for (let index = 0; index < replicas; index++) {
    const { next, nodes } = score(pod, now, profile);
    const [node] = next;
    steps.push({ node, ties: next, total: nodes.find(one => one.node === node)?.total ?? 0 });
    if (node === undefined) break;
    byNode.set(node, (byNode.get(node) ?? 0) + 1);
    now = withPods(now, node, [{ ...pod, key: `${pod.key}-${index}` }]);
  }
  return { steps, byNode, state: now };
}
