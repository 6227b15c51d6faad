import type { ClusterState } from './cluster-state';
import { filterNodes, type Refusal } from './filter-nodes';
import type { IncomingPod } from './incoming-pod';
import type { Profile } from './profile';
import { nodesToFind } from './sampling';
import { scoreNodes } from './score-nodes';

export interface NodeScore {
  readonly node: string;
  readonly feasible: boolean;
  /** The scheduler's own words; empty when the node is feasible. */
  readonly reasons: readonly string[];
  /** The plugin that refuses the node. */
  readonly refusedBy: string | undefined;
  /** Weighted, by plugin; plugins that have nothing to say of the pod are left out. Empty when not feasible. */
  readonly scores: Readonly<Record<string, number>>;
  readonly total: number;
}

export interface PodScore {
  /** `namespace/name`. */
  readonly pod: string;
  /** In the order of the state's nodes. */
  readonly nodes: readonly NodeScore[];
  /** Where it goes: the feasible nodes with the highest total. Several: the scheduler throws dice. */
  readonly next: readonly string[];
  readonly rejected: Refusal | undefined;
  /** The scheduler looks only for so many feasible nodes, from where it stopped last: the real choice may miss the best. */
  readonly sampled: { readonly looksFor: number; readonly feasible: number } | undefined;
  /** What could change the answer and is not simulated. */
  readonly notSimulated: readonly string[];
}

/** Filters and scores every node for a pod, as the scheduler would with this profile. */
export function score(pod: IncomingPod, state: ClusterState, profile: Profile): PodScore {
  const { feasible, refused, rejected } = filterNodes(pod, state, profile);
  const scored = scoreNodes({ pod, state, args: profile.args }, feasible, profile);
  const nodes = [...state.nodes.keys()].map(node => nodeScore(node, scored.get(node), refused.get(node)));
  const looksFor = nodesToFind(state.nodes.size, profile.percentageOfNodesToScore);
  return {
    pod: pod.key,
    nodes,
    next: nextNodes(pod, nodes),
    rejected,
    sampled: feasible.length > looksFor ? { looksFor, feasible: feasible.length } : undefined,
    notSimulated: [...profile.notSimulated, ...(pod.resourceClaims ? ['DynamicResources'] : [])],
  };
}

function nodeScore(
  node: string,
  scores: Readonly<Record<string, number>> = {},
  refusal: Refusal | undefined,
): NodeScore {
  const total = Object.values(scores).reduce((sum, one) => sum + one, 0);
  const { reasons = [], plugin: refusedBy } = refusal ?? {};
  return { node, feasible: !refusal, reasons, refusedBy, scores: refusal ? {} : scores, total: refusal ? 0 : total };
}

/** The best; or the node that is nominated for the pod, which the scheduler tries before all others. */
function nextNodes({ nominatedNodeName }: IncomingPod, nodes: readonly NodeScore[]): readonly string[] {
  const feasible = nodes.filter(node => node.feasible);
  if (feasible.some(({ node }) => node === nominatedNodeName)) return [nominatedNodeName];
  const best = feasible.reduce((most, { total }) => Math.max(most, total), 0);
  return feasible.filter(({ total }) => total === best).map(({ node }) => node);
}
