import { expect, test } from 'vitest';
import { found } from '../../found.test-data';
import { cilium, ciliumConfig, kind, kubeadm, podSubnet, together } from './cluster.test-data';
import { fixed, said } from './found-in.test-data';

const rule = 'native-routing-cidr-mismatch';
const native = (range: string, more = ''): string =>
  cilium(`ipv4NativeRoutingCIDR: ${range}\nroutingMode: native\n${more}`);
const lab = kind([], podSubnet('10.244.0.0/16'));
const pool = (range: string): string =>
  `ipam: { mode: cluster-pool, operator: { clusterPoolIPv4PodCIDRList: ["${range}"] } }`;
const outside = (pods: string, severity = 'error'): string[] => [
  `${severity}: ipv4NativeRoutingCIDR 172.20.0.0/16 does not cover the pods' ${pods}: their traffic is masqueraded. Set it to ${pods}.`,
];

test.each([
  ['the lab that people build', together(native('172.20.0.0/16'), lab), outside('10.244.0.0/16')],
  [
    'kubeadm',
    together(native('172.20.0.0/16', 'ipam: { mode: kubernetes }'), kubeadm(podSubnet('10.1.0.0/16'))),
    outside('10.1.0.0/16'),
  ],
  ['its own pool', native('172.20.0.0/16', pool('10.0.0.0/8')), outside('10.0.0.0/8')],
  [
    'of two families, the one that is meant',
    together(native('172.20.0.0/16'), kind([], podSubnet('fd00::/56,10.2.0.0/16'))),
    outside('10.2.0.0/16'),
  ],
  [
    'a routing mode that another file may set',
    together(cilium('ipv4NativeRoutingCIDR: 172.20.0.0/16'), lab),
    outside('10.244.0.0/16', 'warning'),
  ],
  [
    'the ConfigMap',
    ciliumConfig(
      'routing-mode: native\nipam: cluster-pool\ncluster-pool-ipv4-cidr: 10.0.0.0/8\nipv4-native-routing-cidr: 10.0.0.0/9',
    ),
    [
      "error: ipv4-native-routing-cidr 10.0.0.0/9 does not cover the pods' 10.0.0.0/8: their traffic is masqueraded. Set it to 10.0.0.0/8.",
    ],
  ],
  [
    'IPv6',
    together(cilium('ipv6NativeRoutingCIDR: fd01::/48\nautoDirectNodeRoutes: true'), kind([], podSubnet('fd00::/56'))),
    [
      "error: ipv6NativeRoutingCIDR fd01::/48 does not cover the pods' fd00::/56: their traffic is masqueraded. Set it to fd00::/56.",
    ],
  ],
])('%s', (_, text, expected) => {
  expect(said(rule, text)).toEqual(expected);
});

test.each([
  ['a range that covers', together(native('10.0.0.0/8'), lab)],
  ['the same range', together(native('10.244.0.0/16'), lab)],
  ['a tunnel', together(native('172.20.0.0/16').replace('native\n', 'tunnel\n'), lab)],
  ['no masquerading', together(native('172.20.0.0/16', 'enableIPv4Masquerade: false'), lab)],
  ['a pool of its own that nobody wrote', together(native('172.20.0.0/16', 'ipam: { mode: cluster-pool }'), lab)],
  ['addresses of a cloud', together(native('172.20.0.0/16', 'ipam: { mode: eni }'), lab)],
  ['two clusters', together(native('172.20.0.0/16'), lab, kind([], podSubnet('10.1.0.0/16')))],
  ['no cluster', native('172.20.0.0/16')],
  ['a template', together(native('{{ .range }}'), lab)],
  ['another family', together(native('172.20.0.0/16'), kind([], podSubnet('fd00::/56')))],
])('%s is silent', (_, text) => {
  expect(said(rule, text)).toEqual([]);
});

test('the range of the pods is shown and can be taken', () => {
  const text = together(native('172.20.0.0/16'), lab);
  expect(found(rule, text)[0]?.related).toMatchObject([{ message: 'Pods get their addresses from here' }]);
  expect(fixed(rule, text)).toBe(text.replace('172.20.0.0/16', '10.244.0.0/16'));
});

test('values inside a HelmRelease are reached', () => {
  const release = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: cilium }
spec:
  chart: { spec: { chart: cilium } }
  values:
    routingMode: native
    ipv4NativeRoutingCIDR: 172.20.0.0/16
`;
  const [finding] = found(rule, together(release, lab));
  expect(finding).toMatchObject({ path: ['spec', 'values', 'ipv4NativeRoutingCIDR'], object: null });
});
