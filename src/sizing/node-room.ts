import type { NodeInfo } from '../scheduling/node-info';

/** What pods take from a node besides the things that have names of their own. */
export type Dimension = 'pods' | 'addresses' | 'cpu' | 'memory' | 'ephemeral-storage';

/** One thing that ends on a node: thousandths of a core, bytes, pieces. */
export interface Room {
  readonly allocatable: number;
  readonly requested: number;
  /** What is really used, where it was measured. */
  readonly used?: number;
}

/** What a node has, what is asked of it, and what is used. */
export interface NodeRoom {
  readonly node: string;
  readonly zone: string;
  readonly schedulable: boolean;
  readonly rooms: Readonly<Partial<Record<Dimension, Room>>>;
}

/** What is known beside the requests: thousandths of a core and bytes in use, and addresses for pods. */
export interface NodeMeasures {
  readonly milliCpu?: number;
  readonly memory?: number;
  readonly addresses?: number;
  /** Pods that have one of them; all pods of the node when absent (those in the host's network take none). */
  readonly addressesTaken?: number;
}

const ZONE = 'topology.kubernetes.io/zone';

/** The room of a node; `addresses` only where its podCIDR is known, `ephemeral-storage` only where it is allocatable. */
export function nodeRoom(node: NodeInfo, measured: NodeMeasures = {}): NodeRoom {
  const { allocatable, requested, pods, allowedPods } = node;
  const { milliCpu, memory, addresses, addressesTaken } = measured;
  const onNode = pods.size;
  return {
    node: node.name,
    zone: node.labels.get(ZONE) ?? '',
    schedulable: !node.unschedulable,
    rooms: {
      pods: { allocatable: allowedPods, requested: onNode },
      ...(addresses !== undefined && { addresses: { allocatable: addresses, requested: addressesTaken ?? onNode } }),
      cpu: room(allocatable.milliCpu, requested.milliCpu, milliCpu),
      memory: room(allocatable.memory, requested.memory, memory),
      ...(allocatable.ephemeralStorage > 0 && {
        'ephemeral-storage': room(allocatable.ephemeralStorage, requested.ephemeralStorage),
      }),
    },
  };
}

function room(allocatable: number, requested: number, used?: number): Room {
  return { allocatable, requested, ...(used !== undefined && { used }) };
}

/** Sums of rooms by zone ('' for nodes without one); cordoned nodes bring nothing. */
export function zoneRooms(nodes: readonly NodeRoom[]): ReadonlyMap<string, NodeRoom['rooms']> {
  const zones = new Map<string, NodeRoom['rooms']>();
  for (const { zone, rooms, schedulable } of nodes) {
    if (schedulable) zones.set(zone, sum(zones.get(zone) ?? {}, rooms));
  }
  return zones;
}

/** Two rooms together. What is used counts only when both were measured. */
export function sum(left: NodeRoom['rooms'], right: NodeRoom['rooms']): NodeRoom['rooms'] {
  const total: Partial<Record<Dimension, Room>> = { ...left };
  for (const [dimension, more] of entriesOf(right)) {
    const known = left[dimension];
    total[dimension] = known ? both(known, more) : more;
  }
  return total;
}

function both(one: Room, other: Room): Room {
  const used = one.used === undefined || other.used === undefined ? undefined : one.used + other.used;
  return room(one.allocatable + other.allocatable, one.requested + other.requested, used);
}

/** The dimensions of a node with their room. */
export function entriesOf(rooms: NodeRoom['rooms']): readonly (readonly [Dimension, Room])[] {
  return Object.entries(rooms) as [Dimension, Room][];
}
