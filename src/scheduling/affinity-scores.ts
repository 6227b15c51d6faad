import { addPairs, namespaceLabelsOf, unrolled, type Counting, type Pull } from './affinity-pairs';
import { termSelects, type AffinityTerm } from './affinity-terms';
import type { NodeInfo } from './node-info';
import type { PodClass } from './pod-info';
import { MOST } from './normalize';
import type { Cycle } from './plugin';

/**
 * Preferred pod affinity (interpodaffinity/scoring.go): weights of the terms that match, of the incoming pod and of those
 * that run, summed by topology; required affinity of running pods pulls with hardPodAffinityWeight. `undefined` when
 * nothing pulls anywhere.
 */
export function affinityScores(cycle: Cycle, nodes: readonly NodeInfo[]): readonly number[] | undefined {
  const { preferred, preferredAnti } = cycle.pod.class.affinity;
  const wants = preferred.length + preferredAnti.length > 0;
  if (cycle.args.ignorePreferredTermsOfExistingPods && !wants) return undefined;
  const pulls = pullsOf(cycle);
  const sums: Counting = new Map();
  for (const [of, pods] of cycle.state.classes) {
    if (wants || of.affinity.any) addPairs(sums, pulls(of), pods, cycle.state);
  }
  if (sums.size === 0) return undefined;
  return betweenSmallestAndLargest(
    nodes.map(({ labels }) => {
      let sum = 0;
      for (const [topologyKey, values] of sums) {
        const value = labels.get(topologyKey);
        if (value !== undefined) sum += values.get(value) ?? 0;
      }
      return sum;
    }),
  );
}

/** What a running pod of a class pulls or pushes. */
function pullsOf(cycle: Cycle): (of: PodClass) => readonly Pull[] {
  const { pod, state, args } = cycle;
  const preferred = unrolled(pod.class.affinity.preferred, cycle);
  const preferredAnti = unrolled(pod.class.affinity.preferredAnti, cycle);
  const ownNamespace = namespaceLabelsOf(pod.class.namespace, state);
  const hard = args.hardPodAffinityWeight;
  const mine = (terms: readonly AffinityTerm[], sign: number, other: PodClass): readonly Pull[] =>
    terms.filter(term => termSelects(term, other, new Map())).map(term => pull(term, sign * term.weight));
  const theirs = (terms: readonly AffinityTerm[], weightOf: (term: AffinityTerm) => number): readonly Pull[] =>
    terms.filter(term => termSelects(term, pod.class, ownNamespace)).map(term => pull(term, weightOf(term)));
  return of => [
    ...mine(preferred, 1, of),
    ...mine(preferredAnti, -1, of),
    ...(hard > 0 ? theirs(of.affinity.required, () => hard) : []),
    ...theirs(of.affinity.preferred, ({ weight }) => weight),
    ...theirs(of.affinity.preferredAnti, ({ weight }) => -weight),
  ];
}

const pull = ({ topologyKey }: AffinityTerm, weight: number): Pull => ({ topologyKey, weight });

function betweenSmallestAndLargest(sums: readonly number[]): readonly number[] {
  const largest = sums.reduce((most, sum) => Math.max(most, sum), -Infinity);
  const smallest = sums.reduce((least, sum) => Math.min(least, sum), Infinity);
  const range = largest - smallest;
  return sums.map(sum => (range > 0 ? Math.trunc(MOST * ((sum - smallest) / range)) : 0));
}
