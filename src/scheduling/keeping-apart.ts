import { namespaceLabelsOf, unrolled } from './affinity-pairs';
import { termSelects } from './affinity-terms';
import type { ClusterState } from './cluster-state';
import type { IncomingPod } from './incoming-pod';
import type { NodeInfo } from './node-info';
import type { Profile } from './profile';
import { spreadConstraints } from './spread-constraints';

/** How replicas of one pod keep each other away, beside by what they ask for. */
export type KeepingApart =
  | { readonly how: 'not' }
  /** Each domain takes one more; nodes without a domain are not limited. */
  | { readonly how: 'one a domain'; readonly domainOf: (node: NodeInfo) => string | undefined }
  /** So that only placing them one after another tells. */
  | { readonly how: 'otherwise' };

/** Host ports let one on a node, required anti-affinity to its own kind one in a domain; volumes, hard spread and affinity are not so simple. */
export function keepingApart(pod: IncomingPod, state: ClusterState, { args, filters }: Profile): KeepingApart {
  const { claims, disks } = pod.volumes;
  const isHard = spreadConstraints({ pod, state, args }, 'DoNotSchedule').length > 0;
  const asks = (plugin: string): boolean => filters.some(({ name }) => name === plugin);
  if (isHard || claims.length + disks.length + pod.class.affinity.required.length > 0) return { how: 'otherwise' };
  const topologyKeys = keysAgainstItself(pod, state);
  const [topologyKey] = topologyKeys;
  if (topologyKey === undefined && pod.ports.length === 0) return { how: 'not' };
  if (!asks('NodePorts') || !asks('InterPodAffinity')) return { how: 'otherwise' };
  if (topologyKey === undefined) return { how: 'one a domain', domainOf: ({ name }) => name };
  if (topologyKeys.size > 1 || pod.ports.length > 0) return { how: 'otherwise' };
  return { how: 'one a domain', domainOf: ({ labels }) => labels.get(topologyKey) };
}

/** Topologies of the required anti-affinity terms that select the pod itself. */
function keysAgainstItself({ class: own }: IncomingPod, state: ClusterState): ReadonlySet<string> {
  const { requiredAnti } = own.affinity;
  const labels = namespaceLabelsOf(own.namespace, state);
  const against = [
    ...unrolled(requiredAnti, { state }).filter(term => termSelects(term, own, new Map())),
    ...requiredAnti.filter(term => termSelects(term, own, labels)),
  ];
  return new Set(against.map(term => term.topologyKey));
}
