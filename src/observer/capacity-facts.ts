import type { ClusterState } from '../scheduling/cluster-state';
import { nodeRoom, sum, zoneRooms, type NodeRoom } from '../sizing/node-room';
import type { NodeUse } from '../scheduling/workload-facts';

/** Room by node and zone, and all together. Zones without a name are ''. */
export interface CapacityFacts {
  readonly nodes: readonly NodeRoom[];
  readonly zones: readonly { readonly zone: string; readonly rooms: NodeRoom['rooms'] }[];
  readonly all: NodeRoom['rooms'];
}

/** The room of a cluster, with what is really used where that is known. */
export function capacityFacts(state: ClusterState, uses: ReadonlyMap<string, NodeUse>): CapacityFacts {
  const nodes = [...state.nodes.values()].map(node => nodeRoom(node, uses.get(node.name)));
  const zones = [...zoneRooms(nodes)].map(([zone, rooms]) => ({ zone, rooms }));
  return { nodes, zones, all: zones.reduce<NodeRoom['rooms']>((total, { rooms }) => sum(total, rooms), {}) };
}
