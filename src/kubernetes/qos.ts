import type { CountedPod, Resources } from './pod-resources';
import type { Amounts } from './resource-list';

export type QosClass = 'Guaranteed' | 'Burstable' | 'BestEffort';

/** The resources that decide the class. */
const deciding = ['cpu', 'memory'] as const;

/**
 * The QoS class of a pod, as ComputePodQOS has it (pkg/apis/core/helper/qos/qos.go, v1.36): of `spec.resources` alone when
 * that is there, else of all containers, init containers too. Zero counts as not set.
 */
export function qosClass({ containers, pod }: CountedPod): QosClass {
  const counted: readonly Resources[] = pod ? [pod] : containers;
  const requests = sums(counted.map(one => one.requests));
  const limits = sums(counted.map(one => one.limits));
  if (requests.size === 0 && limits.size === 0) return 'BestEffort';
  const limited = counted.every(one => deciding.every(name => (one.limits.get(name) ?? 0n) > 0n));
  const same = deciding.every(name => requests.get(name) === limits.get(name));
  return limited && same ? 'Guaranteed' : 'Burstable';
}

/** Sums over zero of the deciding resources. */
function sums(lists: readonly Amounts[]): Amounts {
  const sum = new Map<string, bigint>();
  for (const name of deciding) {
    const amount = lists.reduce((total, list) => total + positive(list.get(name)), 0n);
    if (amount > 0n) sum.set(name, amount);
  }
  return sum;
}

function positive(amount: bigint | undefined): bigint {
  return amount !== undefined && amount > 0n ? amount : 0n;
}
