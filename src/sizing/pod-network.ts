import { maskFor, parseCidr, podAddresses, subnetCount, type Cidr } from '../kubernetes/cidr';

/** How a node gets its pods' addresses. */
export interface NodeRange {
  readonly family: 4 | 6;
  readonly nodeMask: number;
  readonly maxPods: number;
}

/** How many pods a node's range and limit allow. */
export interface NodeRangeRoom {
  readonly addressesPerNode: number;
  /** Pods that a node can have: its limit, or its addresses. */
  readonly podsPerNode: number;
  /** A mask that leaves twice maxPods, so that an address is not given again at once. */
  readonly roomyMask: number;
  readonly limitedBy: 'maxPods' | 'addresses';
}

/** How nodes get their ranges out of one. */
export interface PodNetwork {
  readonly clusterCidr: string;
  readonly nodeMask: number;
  readonly maxPods: number;
}

/** What a pod network can hold, and what ends first. */
export interface PodNetworkRoom extends NodeRangeRoom {
  /** Nodes that get a range. */
  readonly nodes: number;
  readonly pods: number;
}

/** Room of one node's range. */
export function nodeRangeRoom({ family, nodeMask, maxPods }: NodeRange): NodeRangeRoom {
  const addressesPerNode = podAddresses(family, nodeMask);
  return {
    addressesPerNode,
    podsPerNode: Math.min(maxPods, addressesPerNode),
    roomyMask: maskFor(family, 2 * maxPods),
    limitedBy: maxPods <= addressesPerNode ? 'maxPods' : 'addresses',
  };
}

/** Room of a pod network; `undefined` when its range cannot be read. */
export function podNetworkRoom({ clusterCidr, nodeMask, maxPods }: PodNetwork): PodNetworkRoom | undefined {
  const range: Cidr | undefined = parseCidr(clusterCidr);
  if (range === undefined) return undefined;
  const nodes = subnetCount(range, nodeMask);
  const room = nodeRangeRoom({ family: range.family, nodeMask, maxPods });
  return { ...room, nodes, pods: nodes * room.podsPerNode };
}
