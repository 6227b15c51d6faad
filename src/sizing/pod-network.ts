import { maskFor, parseCidr, podAddresses, subnetCount, type Cidr } from '../kubernetes/cidr';

/** How nodes get their pods' addresses. */
export interface PodNetwork {
  readonly clusterCidr: string;
  readonly nodeMask: number;
  readonly maxPods: number;
}

/** What a pod network can hold, and what ends first. */
export interface PodNetworkRoom {
  readonly nodes: number;
  readonly addressesPerNode: number;
  /** Pods that a node can have: its limit, or its addresses. */
  readonly podsPerNode: number;
  readonly pods: number;
  /** A mask that leaves twice maxPods, so that an address is not given again at once. */
  readonly roomyMask: number;
  readonly limitedBy: 'maxPods' | 'addresses';
}

/** Room of a pod network; `undefined` when its range cannot be read. */
export function podNetworkRoom({ clusterCidr, nodeMask, maxPods }: PodNetwork): PodNetworkRoom | undefined {
  const range: Cidr | undefined = parseCidr(clusterCidr);
  if (range === undefined) return undefined;
  const nodes = subnetCount(range, nodeMask);
  const addressesPerNode = podAddresses(range.family, nodeMask);
  const podsPerNode = Math.min(maxPods, addressesPerNode);
  return {
    ...{ nodes, addressesPerNode, podsPerNode, pods: nodes * podsPerNode },
    roomyMask: maskFor(range.family, 2 * maxPods),
    limitedBy: maxPods <= addressesPerNode ? 'maxPods' : 'addresses',
  };
}
