import type { Outcome } from './change';
import type { ClusterState } from './cluster-state';
import { filterNodes, type Filtered, type Refusal } from './filter-nodes';
import type { IncomingPod } from './incoming-pod';
import type { NodeInfo } from './node-info';
import type { Profile } from './profile';
import { nodesToFind } from './sampling';
import { scoreNodes, totalsOf, type ScoreColumn } from './score-nodes';

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

/** Filters and scores every node for a pod, as the scheduler would with this profile; `filtered` where somebody has it. */
export function score(
  pod: IncomingPod,
  state: ClusterState,
  profile: Profile,
  filtered: Filtered = filterNodes(pod, state, profile),
): PodScore {
  const { feasible, refused, rejected } = filtered;
  const columns = scoreNodes({ pod, state, args: profile.args }, feasible, profile);
  const totals = totalsOf(columns, feasible.length);
  const looksFor = nodesToFind(state.nodes.size, profile.percentageOfNodesToScore);
  return {
    pod: pod.key,
    nodes: nodeScores(state, { feasible, refused }, columns, totals),
    next: nextNodes(pod, feasible, totals),
    rejected,
    sampled: feasible.length > looksFor ? { looksFor, feasible: feasible.length } : undefined,
    notSimulated: [...profile.notSimulated, ...(pod.resourceClaims ? ['DynamicResources'] : [])],
  };
}

/** How many nodes would take a pod, and where it goes: `score` for those who do not ask why. */
export function outcome(pod: IncomingPod, state: ClusterState, profile: Profile): Pick<Outcome, 'feasible' | 'next'> {
  const { feasible } = filterNodes(pod, state, profile);
  const columns = scoreNodes({ pod, state, args: profile.args }, feasible, profile);
  return { feasible: feasible.length, next: nextNodes(pod, feasible, totalsOf(columns, feasible.length)) };
}

/** All nodes in their order; the feasible ones among them have theirs in the columns. */
function nodeScores(
  { nodes }: ClusterState,
  { feasible, refused }: Pick<Filtered, 'feasible' | 'refused'>,
  columns: readonly ScoreColumn[],
  totals: readonly number[],
): readonly NodeScore[] {
  // Copies of one record share their shape: with thousands of nodes that is what makes this quick.
  const empty = Object.fromEntries(columns.map(({ plugin }) => [plugin, 0]));
  let index = 0;
  return Array.from(nodes.values(), (info): NodeScore => {
    const node = info.name;
    if (info !== feasible[index]) {
      const { reasons = [], plugin: refusedBy } = refused.get(node) ?? {};
      return { node, feasible: false, reasons, refusedBy, scores: {}, total: 0 };
    }
    const scores = { ...empty };
    for (const { plugin, weighted } of columns) scores[plugin] = weighted[index] ?? 0;
    return { node, feasible: true, reasons: [], refusedBy: undefined, scores, total: totals[index++] ?? 0 };
  });
}

/** The best; or the node that is nominated for the pod, which the scheduler tries before all others. */
function nextNodes(
  { nominatedNodeName }: IncomingPod,
  feasible: readonly NodeInfo[],
  totals: readonly number[],
): readonly string[] {
  if (nominatedNodeName !== '' && feasible.some(({ name }) => name === nominatedNodeName)) return [nominatedNodeName];
  const best = totals.reduce((most, total) => Math.max(most, total), 0);
  return feasible.flatMap(({ name }, index) => (totals[index] === best ? [name] : []));
}
