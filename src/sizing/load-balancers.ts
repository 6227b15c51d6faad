/** Ways to let traffic in: a load balancer for each service, or one in front of all. */
export interface LoadBalancerNeed {
  readonly services: number;
  /** Addresses of the pool that are free, where that is known. */
  readonly freeAddresses?: number;
  /** Bits a second at the peak, all services together. */
  readonly peakBits?: number;
  /** Bits a second of one node's link. */
  readonly linkBits?: number;
  /** In L2 mode one node answers for an address. */
  readonly mode: 'l2' | 'bgp' | 'cloud';
}

/** What a choice takes, and where it ends. */
export interface LoadBalancerChoice {
  readonly addresses: number;
  /** Addresses that the pool lacks; absent when nobody knows the pool. */
  readonly missing?: number;
  /** Share of the busiest node's link, if traffic spreads evenly over addresses; absent where nodes share it. */
  readonly busiestLink?: number;
  /** L2: services that are away for some seconds when the leader of one address is lost. */
  readonly awayTogether: number;
}

/** A load balancer each, against one for all (an Ingress or Gateway). */
export function loadBalancerChoices(need: LoadBalancerNeed): {
  readonly each: LoadBalancerChoice;
  readonly shared: LoadBalancerChoice;
} {
  return { each: choice(need, need.services), shared: choice(need, 1) };
}

function choice(
  { services, freeAddresses, peakBits, linkBits, mode }: LoadBalancerNeed,
  addresses: number,
): LoadBalancerChoice {
  const needed = {
    addresses,
    ...(freeAddresses !== undefined && { missing: Math.max(0, addresses - freeAddresses) }),
  };
  if (mode !== 'l2') return { ...needed, awayTogether: 0 };
  const isKnown = peakBits !== undefined && linkBits !== undefined;
  return {
    ...needed,
    awayTogether: Math.ceil(services / addresses),
    ...(isKnown && { busiestLink: peakBits / addresses / linkBits }),
  };
}
