import type { ClusterState } from '../scheduling/cluster-state';
import { nodeRoom, sum, zoneRooms, type NodeMeasures, type NodeRoom } from '../sizing/node-room';

/** Room by node and zone, and all together. Zones without a name are ''. */
export interface CapacityFacts {
  readonly nodes: readonly NodeRoom[];
  readonly zones: readonly { readonly zone: string; readonly rooms: NodeRoom['rooms'] }[];
  readonly all: NodeRoom['rooms'];
}

/** The room of a cluster, with what is really used where that is known, by node. */
export function capacityFacts(state: ClusterState, measured: ReadonlyMap<string, NodeMeasures>): CapacityFacts {
  const nodes = [...state.nodes.values()].map(node => nodeRoom(node, measured.get(node.name)));
  const zones = [...zoneRooms(nodes)].map(([zone, rooms]) => ({ zone, rooms }));
  return { nodes, zones, all: zones.reduce<NodeRoom['rooms']>((total, { rooms }) => sum(total, rooms), {}) };
}
