import { addressBits, parseCidr } from '../../kubernetes/cidr';

/** Network, gateway and (IPv4) broadcast address, which no pod gets. */
const reserved = 3;

/** Addresses left in a node's podCIDR with so many pods on it; undefined without a podCIDR. */
export function addressesLeft(podCidr: string | undefined, used: number): number | undefined {
  const cidr = podCidr === undefined ? undefined : parseCidr(podCidr);
  if (cidr === undefined) return undefined;
  return Math.max(0, 2 ** (addressBits[cidr.family] - cidr.prefix) - reserved - used);
}
