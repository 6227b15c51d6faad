import type { KubernetesObject } from '../../kubernetes/object';
import { clusterFactsOf, type ClusterFacts } from '../../lint/cluster-facts';
import { objectsIn } from '../../lint/lint';
import type { FactsForRules } from '../../scheduling/facts-for-rules';
import type { Placement } from '../../scheduling/placement';
import type { OpenDocument } from '../document';
import { isPlaced } from './placement';

/** The workloads of a text that rules would like to place in a cluster. */
export function workloadsToPlace({ file }: OpenDocument): readonly KubernetesObject[] {
  return objectsIn(file).flatMap(target => {
    const isTemplated = file.documents[target.document]?.templated(target.path) ?? true;
    return isTemplated || !isPlaced(target) ? [] : [target.object];
  });
}

/** An answer of the observer as rules take it; a workload that was changed since has no placement. */
export function factsOfRules(
  answer: FactsForRules,
  workloads: readonly KubernetesObject[],
  seen: Pick<ClusterFacts, 'context' | 'at'>,
): ClusterFacts {
  const { placements, ...told } = answer;
  const known = new Map<string, Placement | undefined>(
    workloads.map((object, index) => [JSON.stringify(object), placements[index] ?? undefined]),
  );
  return clusterFactsOf(told, { ...seen, placementOf: object => known.get(JSON.stringify(object)) });
}
