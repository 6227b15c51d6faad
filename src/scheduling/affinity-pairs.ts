import { termSelects, type AffinityTerm } from './affinity-terms';
import type { ClusterState } from './cluster-state';
import type { NodeInfo } from './node-info';
import type { PodInfo } from './pod-info';
import type { Cycle } from './plugin';
import { isEmpty, nothing, selects, type Labels } from './selector';

/** Matches by topology key and value. */
export type Pairs = ReadonlyMap<string, ReadonlyMap<string, number>>;
export type Counting = Map<string, Map<string, number>>;

export interface Pull {
  readonly topologyKey: string;
  readonly weight: number;
}

const unlabelled: Labels = new Map();

export function namespaceLabelsOf(namespace: string, { namespaces }: ClusterState): Labels {
  return namespaces.get(namespace) ?? unlabelled;
}

/** Terms of the incoming pod with the namespaces that their namespaceSelector selects now written out. */
export function unrolled(terms: readonly AffinityTerm[], { state }: Pick<Cycle, 'state'>): readonly AffinityTerm[] {
  return terms.map(term => {
    if (isEmpty(term.namespaceSelector) || term.namespaceSelector.nothing) return term;
    const selected = [...state.namespaces].filter(([, labels]) => selects(term.namespaceSelector, labels));
    const namespaces = new Set([...term.namespaces, ...selected.map(([name]) => name)]);
    const namespaceSelector = state.behaviour.namespaceSelectorTwice ? term.namespaceSelector : nothing;
    return { ...term, namespaces, namespaceSelector };
  });
}

export function hasPair(pairs: Pairs, topologyKey: string, labels: Labels): boolean {
  const value = labels.get(topologyKey);
  return value !== undefined && (pairs.get(topologyKey)?.get(value) ?? 0) > 0;
}

/** Running pods that these terms select, by topology: pods that meet `all` terms (affinity), or `each` by itself. */
export function countPairs(terms: readonly AffinityTerm[], state: ClusterState, meet: 'all' | 'each'): Pairs {
  const pairs: Counting = new Map();
  if (terms.length === 0) return pairs;
  for (const [of, pods] of state.classes) {
    const selecting = terms.filter(term => termSelects(term, of, unlabelled));
    if (meet === 'all' && selecting.length < terms.length) continue;
    addPairs(pairs, selecting.map(pull), pods, state);
  }
  return pairs;
}

/** Where required anti-affinity of running pods keeps this one away. */
export function antiAffinityOfOthers(pod: PodInfo, state: ClusterState, namespaceLabels: Labels): Pairs {
  const pairs: Counting = new Map();
  for (const [{ affinity }, pods] of state.classes) {
    if (affinity.requiredAnti.length === 0) continue;
    const against = affinity.requiredAnti.filter(term => termSelects(term, pod.class, namespaceLabels));
    addPairs(pairs, against.map(pull), pods, state);
  }
  return pairs;
}

const pull = ({ topologyKey }: AffinityTerm): Pull => ({ topologyKey, weight: 1 });

/** What each of these pods adds at the topologies of its node. */
export function addPairs(
  pairs: Counting,
  pulls: readonly Pull[],
  pods: ReadonlySet<PodInfo>,
  { nodes }: ClusterState,
): void {
  if (pulls.length === 0) return;
  for (const { nodeName } of pods) {
    const node = nodes.get(nodeName);
    if (node) for (const { topologyKey, weight } of pulls) addPair(pairs, topologyKey, node, weight);
  }
}

function addPair(pairs: Counting, topologyKey: string, { labels }: NodeInfo, amount: number): void {
  const value = labels.get(topologyKey);
  if (value === undefined) return;
  const values = pairs.get(topologyKey) ?? new Map<string, number>();
  values.set(value, (values.get(value) ?? 0) + amount);
  pairs.set(topologyKey, values);
}
