import type { HoverTarget } from './hover-target';

const docs = 'https://kubernetes.io/docs/concepts/scheduling-eviction';

const explanations: Readonly<Record<string, readonly string[]>> = {
  affinity: [
    '**Affinity**: `required…` filters nodes; `preferred…` scores them.',
    'NodeAffinity, weight 2: Σ weights of the preferred terms that match, then 100·s ÷ max over the nodes. InterPodAffinity, weight 2: Σ ± weights over matching pods of the topology, then 100·(s − min) ÷ (max − min). Once NodeAffinityPriority and InterPodAffinityPriority.',
    'Pod affinity looks at every pod of every node in the topology: in large clusters prefer topologySpreadConstraints.',
    `[Assigning pods to nodes](${docs}/assign-pod-node/)`,
  ],
  topologySpreadConstraints: [
    '**Topology spread**: DoNotSchedule filters by maxSkew (pods of this topology − fewest of any); ScheduleAnyway scores.',
    'PodTopologySpread, weight 2: Σ (count·ln(topologies + 2) + maxSkew − 1), then 100·(max + min − s) ÷ max. It replaced SelectorSpreadPriority. Without constraints: hostname maxSkew 3 and zone maxSkew 5, ScheduleAnyway.',
    `[Topology spread constraints](${docs}/topology-spread-constraints/)`,
  ],
  tolerations: [
    '**Tolerations**: an untolerated NoSchedule or NoExecute taint filters the node out; PreferNoSchedule only lowers its score.',
    'TaintToleration, weight 3, the heaviest: 100 − 100·c ÷ max, where c counts untolerated PreferNoSchedule taints. Where no node has any, every node gets 100.',
    `[Taints and tolerations](${docs}/taint-and-toleration/)`,
  ],
  priorityClassName: [
    '**Priority class**: pods wait for the scheduler in order of priority, and one that fits nowhere may evict pods of lower priority (preemption). It adds nothing to the score of a node.',
    'Under node pressure, pods above their requests go first, then those of low priority.',
    `[Pod priority and preemption](${docs}/pod-priority-preemption/)`,
  ],
};

/** What the scheduler does with affinity, spread, tolerations and priority. */
export function explainScheduling({ path }: HoverTarget): string | undefined {
  const key = path.findLast(step => typeof step === 'string' && Object.hasOwn(explanations, step));
  return path.includes('spec') && key !== undefined ? explanations[key]?.join('\n\n') : undefined;
}
