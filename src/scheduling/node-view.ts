import type { NodeInfo } from './node-info';
import type { PodInfo } from './pod-info';
import type { NodeUse } from './workload-facts';

/** Amounts of what pods take from a node: thousandths of a core, bytes, pieces. */
export interface PodAmounts {
  readonly cpu: number;
  readonly memory: number;
  readonly pods: number;
}

/** A pod on a node. */
export interface PodBlock {
  /** `namespace/name`. */
  readonly pod: string;
  readonly cpu: number;
  readonly memory: number;
}

/** A node as a bar: what it has, and what pods ask of it. */
export interface NodeView {
  readonly name: string;
  /** Empty where the node names none. */
  readonly zone: string;
  readonly schedulable: boolean;
  readonly allocatable: PodAmounts;
  readonly asked: PodAmounts;
  /** The pods that ask for most. */
  readonly blocks: readonly PodBlock[];
  /** All others together. */
  readonly rest: PodAmounts;
  /** Really in use, where it is measured. With `own`, that of their pods is in it. */
  readonly used?: Pick<PodAmounts, 'cpu' | 'memory'>;
  /** Pods of the workload that run here now; nothing else counts them. */
  readonly own: number;
}

const ZONE = 'topology.kubernetes.io/zone';
const MOST_BLOCKS = 24;

/** Empty where the node names none. */
export const zoneOf = ({ labels }: NodeInfo): string => labels.get(ZONE) ?? '';

/** The view of a node; `own` pods of the workload have been taken from it. */
export function nodeView(node: NodeInfo, use: NodeUse | undefined, own: number): NodeView {
  const { name, unschedulable, allocatable, allowedPods, requested, pods } = node;
  const share = ({ requested: asks }: PodInfo): number =>
    Math.max(asks.milliCpu / Math.max(1, allocatable.milliCpu), asks.memory / Math.max(1, allocatable.memory));
  const blocks = [...pods]
    .map(pod => ({ pod, share: share(pod) }))
    .sort((a, b) => b.share - a.share || (a.pod.key < b.pod.key ? -1 : 1))
    .slice(0, MOST_BLOCKS)
    .map(({ pod }) => ({ pod: pod.key, cpu: pod.requested.milliCpu, memory: pod.requested.memory }));
  const sum = (amount: (block: PodBlock) => number): number => blocks.reduce((all, one) => all + amount(one), 0);
  return {
    ...{ name, zone: zoneOf(node), schedulable: !unschedulable, blocks, own },
    allocatable: { cpu: allocatable.milliCpu, memory: allocatable.memory, pods: allowedPods },
    asked: { cpu: requested.milliCpu, memory: requested.memory, pods: pods.size },
    rest: {
      cpu: requested.milliCpu - sum(({ cpu }) => cpu),
      memory: requested.memory - sum(({ memory }) => memory),
      pods: pods.size - blocks.length,
    },
    ...(use && { used: { cpu: use.milliCpu, memory: use.memory } }),
  };
}
