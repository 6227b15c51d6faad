import type { ClusterState } from './cluster-state';
import type { IncomingPod } from './incoming-pod';
import type { Profile } from './profile';
import { score, type PodScore } from './score';
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

/** One replica, placed: its step, the scores that decided it, and the state with it. */
export interface Placed {
  readonly step: Step;
  readonly scored: PodScore;
  readonly state: ClusterState;
}

/** Places `replicas` of a pod one after another, each beside those before it. */
export function placeReplicas(pod: IncomingPod, state: ClusterState, profile: Profile, replicas: number): Placement {
  const steps: Step[] = [];
  const byNode = new Map<string, number>();
  let now = state;
  for (const placed of placing(pod, state, profile, replicas)) {
    const { node } = placed.step;
    steps.push(placed.step);
    if (node !== undefined) byNode.set(node, (byNode.get(node) ?? 0) + 1);
    now = placed.state;
  }
  return { steps, byNode, state: now };
}

/** The same replica by replica, for those who have other things to do meanwhile; ends after one that fits nowhere. */
export function* placing(
  pod: IncomingPod,
  state: ClusterState,
  profile: Profile,
  replicas: number,
): Generator<Placed, void> {
  let now = state;
  for (let index = 0; index < replicas; index++) {
    const scored = score(pod, now, profile);
    const { next, nodes } = scored;
    const [node] = next;
    if (node !== undefined) now = withPods(now, node, [{ ...pod, key: `${pod.key}-${index}` }]);
    const step = { node, ties: next, total: nodes.find(one => one.node === node)?.total ?? 0 };
    yield { step, scored, state: now };
    if (node === undefined) return;
  }
}
