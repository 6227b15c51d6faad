import { isScalar, whole, type Amounts } from './amounts';
import type { NodeInfo } from './node-info';
import type { WeightedResource } from './plugin-args';

/** One resource of a node: what is asked for with and without the pod, and what there is. */
export interface Allocation {
  readonly weight: number;
  readonly requested: number;
  readonly allocated: number;
  readonly allocatable: number;
}

export type AllocationScorer = (allocations: readonly Allocation[]) => number;

/**
 * Scores nodes by what is asked of their resources (noderesources/resource_allocation.go). Resources that a node has not,
 * and extended ones that the pod does not ask for, are left out.
 */
export function allocationScores(
  requests: Amounts,
  resources: readonly WeightedResource[],
  counted: 'requested' | 'non-zero',
  scorer: AllocationScorer,
  nodes: readonly NodeInfo[],
): readonly number[] {
  const asked = resources
    .map(({ name, weight }) => ({ name, weight, request: whole(requests.get(name)) }))
    .filter(({ name, request }) => request !== 0 || !isScalar(name));
  return nodes.map(node =>
    scorer(
      asked.flatMap(({ name, weight, request }) => {
        const [allocatable, allocated] = amountsOn(node, name, counted);
        return allocatable === 0 ? [] : [{ weight, requested: allocated + request, allocated, allocatable }];
      }),
    ),
  );
}

function amountsOn(node: NodeInfo, resource: string, counted: 'requested' | 'non-zero'): readonly [number, number] {
  const { allocatable, requested } = node;
  const nonZero = counted === 'non-zero';
  switch (resource) {
    case 'cpu':
      return [allocatable.milliCpu, nonZero ? node.nonZeroMilliCpu : requested.milliCpu];
    case 'memory':
      return [allocatable.memory, nonZero ? node.nonZeroMemory : requested.memory];
    case 'ephemeral-storage':
      return [allocatable.ephemeralStorage, requested.ephemeralStorage];
    default:
      return [allocatable.scalar.get(resource) ?? 0, requested.scalar.get(resource) ?? 0];
  }
}
