import { allocationScores, type Allocation, type AllocationScorer } from '../allocation';
import { whole } from '../amounts';
import { divided } from '../int64';
import { MOST } from '../normalize';
import { podRequests } from '../pod-requests';
import type { Plugin } from '../plugin';

/** How evenly a node's resources are asked for: 100 when cpu and memory are asked for in the same proportion. */
export const nodeResourcesBalancedAllocation: Plugin = {
  name: 'NodeResourcesBalancedAllocation',
  score: ({ pod, state: { behaviour }, args: { balancedResources } }, nodes) => {
    const requests = podRequests(pod.object, {
      status: behaviour.statusResources,
      podLevel: behaviour.podLevelResources,
      podLevelStatus: behaviour.podLevelStatus,
    });
    // Without requests every node would look as balanced as before, and the most balanced would get all such pods.
    if (balancedResources.every(({ name }) => whole(requests.get(name)) === 0)) return undefined;
    const scorer = behaviour.balanceByImprovement ? improvement : balanceWithPod;
    return allocationScores(requests, balancedResources, 'requested', scorer, nodes);
  },
};

const balanceWithPod: AllocationScorer = allocations => balance(allocations, 'requested');

/** Around 75 when the pod changes nothing, towards 100 the better it balances the node, towards 50 the worse. */
const improvement: AllocationScorer = allocations => {
  const better = balance(allocations, 'requested') - balance(allocations, 'allocated');
  return MOST / 2 + divided(MOST / 2 + better, 2);
};

/** (1 − standard deviation of the fractions)·100, cut to a whole number (balanced_allocation.go). */
function balance(allocations: readonly Allocation[], which: 'requested' | 'allocated'): number {
  return Math.trunc((1 - deviation(allocations, which)) * MOST);
}

function deviation(allocations: readonly Allocation[], which: 'requested' | 'allocated'): number {
  const [first, second] = [allocations[0], allocations[1]];
  if (first === undefined || second === undefined) return 0;
  if (allocations.length === 2) return Math.abs((fraction(first, which) - fraction(second, which)) / 2);
  const fractions = allocations.map(one => fraction(one, which));
  const mean = fractions.reduce((sum, one) => sum + one, 0) / fractions.length;
  const squares = fractions.reduce((sum, one) => sum + (one - mean) * (one - mean), 0);
  return Math.sqrt(squares / fractions.length);
}

const fraction = (one: Allocation, which: 'requested' | 'allocated'): number =>
  Math.min(one[which] / one.allocatable, 1);
