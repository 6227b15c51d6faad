import { termSelects, type AffinityTerm, type PodAffinity } from './affinity-terms';
import type { ClusterState } from './cluster-state';
import type { NodeInfo } from './node-info';
import type { PodClass, PodInfo } from './pod-info';
import type { Cycle } from './plugin';
import { isEmpty, nothing, selects, type Labels } from './selector';

/** Matches by topology key and value. */
export type Pairs = ReadonlyMap<string, ReadonlyMap<string, number>>;
type Counting = Map<string, Map<string, number>>;

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

export function addPair(pairs: Counting, topologyKey: string, { labels }: NodeInfo, amount: number): void {
  const value = labels.get(topologyKey);
  if (value === undefined) return;
  const values = pairs.get(topologyKey) ?? new Map<string, number>();
  values.set(value, (values.get(value) ?? 0) + amount);
  pairs.set(topologyKey, values);
}

/** Running pods that these terms select, by topology: pods that meet `all` terms (affinity), or `each` by itself. */
export function countPairs(terms: readonly AffinityTerm[], { nodes }: ClusterState, meet: 'all' | 'each'): Pairs {
  const pairs: Counting = new Map();
  if (terms.length === 0) return pairs;
  const known = new Map<PodClass, readonly AffinityTerm[]>();
  const metBy = (of: PodClass): readonly AffinityTerm[] => {
    const answer = known.get(of) ?? met(terms, of, meet);
    known.set(of, answer);
    return answer;
  };
  for (const node of nodes.values()) {
    for (const pod of node.pods) for (const term of metBy(pod.class)) addPair(pairs, term.topologyKey, node, 1);
  }
  return pairs;
}

function met(terms: readonly AffinityTerm[], of: PodClass, meet: 'all' | 'each'): readonly AffinityTerm[] {
  const selecting = terms.filter(term => termSelects(term, of, unlabelled));
  return meet === 'all' && selecting.length < terms.length ? [] : selecting;
}

/** Where required anti-affinity of running pods keeps this one away. */
export function antiAffinityOfOthers(pod: PodInfo, { nodes }: ClusterState, namespaceLabels: Labels): Pairs {
  const pairs: Counting = new Map();
  const known = new Map<PodAffinity, readonly AffinityTerm[]>();
  const against = (affinity: PodAffinity): readonly AffinityTerm[] => {
    const answer =
      known.get(affinity) ?? affinity.requiredAnti.filter(term => termSelects(term, pod.class, namespaceLabels));
    known.set(affinity, answer);
    return answer;
  };
  for (const node of nodes.values()) {
    for (const other of node.podsWithAffinity) {
      for (const term of against(other.class.affinity)) addPair(pairs, term.topologyKey, node, 1);
    }
  }
  return pairs;
}
