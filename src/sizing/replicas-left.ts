import type { Resource } from '../scheduling/amounts';
import { entriesOf, type Dimension, type NodeRoom } from './node-room';

/** How many more pods of one shape fit, by what is asked of nodes alone (no affinity, no taints). */
export interface ReplicasLeft {
  readonly replicas: number;
  readonly byNode: readonly { readonly node: string; readonly replicas: number; readonly endsBy: Dimension }[];
  /** What runs out first on most nodes; `undefined` without nodes. */
  readonly endsBy: Dimension | undefined;
}

/** Room for pods that each request so much. Cordoned nodes take none. */
export function replicasLeft(nodes: readonly NodeRoom[], pod: Resource): ReplicasLeft {
  const byNode = nodes
    .filter(({ schedulable }) => schedulable)
    .map(node => ({ node: node.node, ...onNode(node, pod) }));
  const ends = new Map<Dimension, number>();
  for (const { endsBy } of byNode) ends.set(endsBy, (ends.get(endsBy) ?? 0) + 1);
  const [first] = [...ends].sort((a, b) => b[1] - a[1]);
  return { replicas: byNode.reduce((total, { replicas }) => total + replicas, 0), byNode, endsBy: first?.[0] };
}

function onNode({ rooms }: NodeRoom, pod: Resource): { replicas: number; endsBy: Dimension } {
  let least: { replicas: number; endsBy: Dimension } = { replicas: Infinity, endsBy: 'pods' };
  for (const [dimension, { allocatable, requested }] of entriesOf(rooms)) {
    const asked = askedOf(pod, dimension);
    if (asked <= 0) continue;
    const replicas = Math.max(0, Math.floor((allocatable - requested) / asked));
    if (replicas < least.replicas) least = { replicas, endsBy: dimension };
  }
  return least;
}

function askedOf({ milliCpu, memory, ephemeralStorage }: Resource, dimension: Dimension): number {
  if (dimension === 'cpu') return milliCpu;
  if (dimension === 'memory') return memory;
  return dimension === 'ephemeral-storage' ? ephemeralStorage : 1;
}

/** How many nodes of one empty shape `replicas` pods need; `undefined` when not one fits. */
export function nodesFor(
  replicas: number,
  shape: NodeRoom,
  pod: Resource,
): { nodes: number; endsBy: Dimension } | undefined {
  const { replicas: each, endsBy } = onNode(shape, pod);
  return each === 0 ? undefined : { nodes: Math.ceil(replicas / each), endsBy };
}
