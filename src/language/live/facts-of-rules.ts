import type { KubernetesObject } from '../../kubernetes/object';
import type { ClusterFacts } from '../../lint/cluster-facts';
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
  const { namespace, priorityClasses, levels, serverSeats, quotas, cni } = answer;
  const known = new Map<string, Placement | undefined>(
    workloads.map((object, index) => [JSON.stringify(object), answer.placements[index] ?? undefined]),
  );
  return {
    ...seen,
    namespace,
    ...(priorityClasses && { priorityClasses: new Set(priorityClasses) }),
    ...(levels && { levels: new Map(levels) }),
    ...(serverSeats !== undefined && { serverSeats }),
    ...(quotas && { quotas }),
    ...(cni && { cni }),
    placementOf: object => known.get(JSON.stringify(object)),
  };
}
