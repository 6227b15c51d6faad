import { termSelects, type AffinityTerm } from '../affinity-terms';
import { affinityScores } from '../affinity-scores';
import { antiAffinityOfOthers, countPairs, hasPair, namespaceLabelsOf, unrolled } from '../affinity-pairs';
import { fits, passes, type Cycle, type Filtering, type Plugin } from '../plugin';
import type { Labels } from '../selector';

const noAffinity = ["node(s) didn't match pod affinity rules"];
const noAntiAffinity = ["node(s) didn't match pod anti-affinity rules"];
const othersAntiAffinity = ["node(s) didn't satisfy existing pods anti-affinity rules"];

/** Required and preferred pod affinity and anti-affinity, of the pod and of those that run. */
export const interPodAffinity: Plugin = { name: 'InterPodAffinity', filter, score: affinityScores };

function filter(cycle: Cycle): Filtering {
  const { pod, state } = cycle;
  const required = unrolled(pod.class.affinity.required, cycle);
  const requiredAnti = unrolled(pod.class.affinity.requiredAnti, cycle);
  const ofOthers = antiAffinityOfOthers(pod, state, namespaceLabelsOf(pod.class.namespace, state));
  if (ofOthers.size === 0 && required.length + requiredAnti.length === 0) return passes;
  const wanted = countPairs(required, state, 'all');
  const unwanted = countPairs(requiredAnti, state, 'each');
  // The first of a group that wants to be together may go anywhere: it matches its own terms and nobody else does.
  const isFirst = wanted.size === 0 && required.every(term => termSelects(term, pod.class, new Map()));
  return {
    filter: ({ labels }) => {
      if (!attracted(required, wanted, labels, isFirst)) return noAffinity;
      if (requiredAnti.some(({ topologyKey }) => hasPair(unwanted, topologyKey, labels))) return noAntiAffinity;
      for (const topologyKey of ofOthers.keys()) {
        if (hasPair(ofOthers, topologyKey, labels)) return othersAntiAffinity;
      }
      return fits;
    },
  };
}

function attracted(
  terms: readonly AffinityTerm[],
  pairs: ReadonlyMap<string, ReadonlyMap<string, number>>,
  labels: Labels,
  isFirst: boolean,
): boolean {
  if (!terms.every(({ topologyKey }) => labels.has(topologyKey))) return false;
  return terms.every(({ topologyKey }) => hasPair(pairs, topologyKey, labels)) || isFirst;
}
