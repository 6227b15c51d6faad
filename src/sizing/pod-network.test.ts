import { expect, test } from 'vitest';
import { loadBalancerChoices } from './load-balancers';
import { podNetworkRoom } from './pod-network';

test('a /24 a node holds 110 pods, and 256 nodes fit into a /16', () => {
  expect(podNetworkRoom({ clusterCidr: '10.244.0.0/16', nodeMask: 24, maxPods: 110 })).toEqual({
    nodes: 256,
    addressesPerNode: 254,
    podsPerNode: 110,
    pods: 28_160,
    roomyMask: 24,
    limitedBy: 'maxPods',
  });
});

test('500 pods a node end by addresses in a /24; a /22 leaves room', () => {
  const room = podNetworkRoom({ clusterCidr: '10.244.0.0/16', nodeMask: 24, maxPods: 500 });
  expect(room).toMatchObject({ podsPerNode: 254, limitedBy: 'addresses', roomyMask: 22 });
  expect(podNetworkRoom({ clusterCidr: 'nonsense', nodeMask: 24, maxPods: 1 })).toBeUndefined();
});

test('a load balancer each takes addresses, one for all takes the link of its leader', () => {
  const need = { services: 12, freeAddresses: 5, peakBits: 8e9, linkBits: 10e9, mode: 'l2' } as const;
  expect(loadBalancerChoices(need)).toEqual({
    each: { addresses: 12, missing: 7, awayTogether: 1, busiestLink: 8 / 12 / 10 },
    shared: { addresses: 1, missing: 0, awayTogether: 12, busiestLink: 0.8 },
  });
  expect(loadBalancerChoices({ ...need, mode: 'cloud' }).shared.busiestLink).toBeUndefined();
});
