import { expect, test } from 'vitest';
import { foundWith } from '../../found.test-data';
import { args, cilium, ciliumConfig, kind, kubeadm, nodes, podSubnet, staticPod } from './cluster.test-data';
import { fixed, said } from './found-in.test-data';

const rule = 'cluster-cidr-too-small';
const subnet = (range: string): string => `networking: { podSubnet: "${range}" }`;

test.each([
  [
    'one node',
    kubeadm(subnet('10.244.0.0/24')),
    'warning: 10.244.0.0/24 has room for 1 node with a /24: a second gets no addresses for pods. Choose a larger range, such as a /16.',
  ],
  [
    'few nodes',
    kubeadm(subnet('10.244.0.0/22')),
    'warning: 10.244.0.0/22 has room for 4 nodes with a /24 each: the next gets no addresses for pods. Choose a larger range, such as a /16.',
  ],
  [
    'none',
    kubeadm(subnet('10.244.0.0/25')),
    'warning: 10.244.0.0/25 has no room for one node with a /24. Choose a larger range, such as a /16.',
  ],
  [
    'fewer than kind has',
    kind([], podSubnet('10.244.0.0/23') + nodes(1, 2)),
    "warning: 10.244.0.0/23 has room for 2 of this cluster's 3 nodes with a /24 each. Choose a larger range, such as a /16.",
  ],
  [
    'a larger range a node',
    kubeadm(`${subnet('10.244.0.0/20')}\n${args('controllerManager', 'node-cidr-mask-size', '21')}`),
    'info: 10.244.0.0/20 has room for 2 nodes with a /21 each: the next gets no addresses for pods. Choose a larger range, such as a /16.',
  ],
  [
    'IPv6 with its mask',
    kubeadm(`${subnet('10.244.0.0/16,fd00::/63')}\n${args('controllerManager', 'node-cidr-mask-size-ipv6', '64')}`),
    'info: 10.244.0.0/16,fd00::/63 has room for 2 nodes with a /64 each: the next gets no addresses for pods. Choose a larger range.',
  ],
  [
    'a controller manager',
    staticPod('kube-controller-manager', '--cluster-cidr=10.244.0.0/23'),
    'warning: 10.244.0.0/23 has room for 2 nodes with a /24 each: the next gets no addresses for pods. Choose a larger range, such as a /16.',
  ],
  [
    'a pool of Cilium',
    cilium('ipam: { operator: { clusterPoolIPv4PodCIDRList: ["10.0.0.0/24", "10.0.1.0/24"] } }'),
    'warning: 10.0.0.0/24 10.0.1.0/24 has room for 2 nodes with a /24 each: the next gets no addresses for pods. Choose a larger range, such as a /16.',
  ],
  [
    'a pool in the ConfigMap',
    ciliumConfig('ipam: cluster-pool\ncluster-pool-ipv4-cidr: 10.0.0.0/23\ncluster-pool-ipv4-mask-size: "24"'),
    'info: 10.0.0.0/23 has room for 2 nodes with a /24 each: the next gets no addresses for pods. Choose a larger range, such as a /16.',
  ],
])('%s', (_, text, expected) => {
  expect(said(rule, text)).toEqual([expected]);
});

test.each([
  ['a /16', kubeadm(subnet('10.244.0.0/16'))],
  ['eight nodes', kubeadm(subnet('10.244.0.0/21'))],
  ['as many as kind has', kind([], podSubnet('10.244.0.0/23') + nodes(1, 1))],
  ['IPv6 without its mask', kubeadm(subnet('fd00::/64'))],
  [
    'no range of the cluster',
    kubeadm(`${subnet('10.244.0.0/24')}\n${args('controllerManager', 'allocate-node-cidrs', 'false')}`),
  ],
  [
    'a Cluster of Cluster API',
    'apiVersion: cluster.x-k8s.io/v1beta1\nkind: Cluster\nnetworking: { podSubnet: 10.0.0.0/24 }\n',
  ],
  [
    'a pool that is not used',
    cilium('ipam: { mode: kubernetes, operator: { clusterPoolIPv4PodCIDRList: ["10.0.0.0/24"] } }'),
  ],
  ['no range at all', kubeadm('')],
  ['a template', kubeadm(subnet('{{ .range }}/24'))],
])('%s is silent', (_, text) => {
  expect(said(rule, text)).toEqual([]);
});

test('the number of nodes can be set', () => {
  expect(foundWith(rule, kubeadm(subnet('10.244.0.0/22')), { options: { nodes: 4 } })).toEqual([]);
  expect(foundWith(rule, kubeadm(subnet('10.244.0.0/18')), { options: { nodes: 100 } })).toHaveLength(1);
});

test('fixes', () => {
  expect(fixed(rule, kubeadm(subnet('10.244.8.0/24')))).toContain('podSubnet: 10.244.0.0/16');
  expect(fixed(rule, cilium('ipam: { operator: { clusterPoolIPv4PodCIDRList: ["10.0.5.0/24"] } }'))).toContain(
    '[10.0.0.0/16]',
  );
});
