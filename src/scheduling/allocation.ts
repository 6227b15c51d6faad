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
    .map(({ name, weight }) => ({ weight, request: whole(requests.get(name)), ...readings(name, counted), name }))
    .filter(({ name, request }) => request !== 0 || !isScalar(name));
  return nodes.map(node => {
    const allocations: Allocation[] = [];
    for (const { weight, request, allocatableOf, allocatedOf } of asked) {
      const allocatable = allocatableOf(node);
      if (allocatable === 0) continue;
      const allocated = allocatedOf(node);
      allocations.push({ weight, requested: allocated + request, allocated, allocatable });
    }
    return scorer(allocations);
  });
}

type Reading = (node: NodeInfo) => number;

/** How a resource is read of a node; found once, because nodes are many. */
function readings(
  resource: string,
  counted: 'requested' | 'non-zero',
): { readonly allocatableOf: Reading; readonly allocatedOf: Reading } {
  const nonZero = counted === 'non-zero';
  switch (resource) {
    case 'cpu':
      return {
        allocatableOf: node => node.allocatable.milliCpu,
        allocatedOf: nonZero ? node => node.nonZeroMilliCpu : node => node.requested.milliCpu,
      };
    case 'memory':
      return {
        allocatableOf: node => node.allocatable.memory,
        allocatedOf: nonZero ? node => node.nonZeroMemory : node => node.requested.memory,
      };
    case 'ephemeral-storage':
      return {
        allocatableOf: node => node.allocatable.ephemeralStorage,
        allocatedOf: node => node.requested.ephemeralStorage,
      };
    default:
      return {
        allocatableOf: node => node.allocatable.scalar.get(resource) ?? 0,
        allocatedOf: node => node.requested.scalar.get(resource) ?? 0,
      };
  }
}
