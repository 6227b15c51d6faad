import { expect, test } from 'vitest';
import { args, cilium, ciliumConfig, kind, kubeadm, kubelet, listed, staticPod, together } from './cluster.test-data';
import { fixed, marked, said } from './found-in.test-data';

const rule = 'max-pods-over-cidr';
const max = (pods: number): string => kubelet(`maxPods: ${pods}`);
const mask = (bits: number): string => args('controllerManager', 'node-cidr-mask-size', String(bits));
const wants250 =
  "maxPods 250 wants about 500 addresses, and a node's /24 holds 254. Give nodes a /23 or set maxPods to 127.";

test.each([
  ['kind, whose network takes a /24', kind([max(250)]), [`warning: ${wants250}`]],
  ['a written range', together(max(250), kubeadm(mask(24))), [`warning: ${wants250}`]],
  ['kubeadm without a range: the network plugin is not known', together(max(250), kubeadm('')), [`hint: ${wants250}`]],
  ['a kubelet alone', max(250), [`hint: ${wants250}`]],
  ['kind with another network', kind([max(250)], 'networking: { disableDefaultCNI: true }\n'), [`hint: ${wants250}`]],
  [
    'more than there are addresses',
    kind([max(300)]),
    ["warning: maxPods 300 is more than the 254 addresses of a node's /24. Give nodes a /22 or set maxPods to 127."],
  ],
  ['a pool of Cilium', together(max(250), cilium('ipam: { mode: cluster-pool }')), [`warning: ${wants250}`]],
  [
    'the flag of a kubelet',
    kubeadm('', 'v1beta4').replace('ClusterConfiguration', 'InitConfiguration') +
      'nodeRegistration:\n  kubeletExtraArgs:\n    - name: max-pods\n      value: "250"\n',
    [`hint: ${wants250}`],
  ],
  [
    'a range too small for the default',
    kubeadm(mask(25)),
    [
      "warning: A node's /25 holds 126 addresses, and the 110 pods of a node by default want about 220. Set a /24, or maxPods of the kubelet to 63.",
    ],
  ],
])('%s', (_, text, expected) => {
  expect(said(rule, text)).toEqual(expected);
});

test.each([
  ['the default', kind([max(110)])],
  ['as many as fit', kind([max(127)])],
  ['a range that fits', together(max(250), kubeadm(mask(23)))],
  [
    'a range in a list',
    together(max(250), kubeadm(listed('controllerManager', 'node-cidr-mask-size-ipv4', '22'), 'v1beta4')),
  ],
  [
    'a range of the controller manager',
    together(max(250), staticPod('kube-controller-manager', '--cluster-cidr=10.0.0.0/8', '--node-cidr-mask-size=22')),
  ],
  ['a range of a kind patch', kind([max(250), `kind: ClusterConfiguration\n${mask(22)}`])],
  ['a pool with a range', together(max(250), ciliumConfig('ipam: cluster-pool\ncluster-pool-ipv4-mask-size: "22"'))],
  ['addresses of a cloud', together(max(250), cilium('ipam: { mode: eni }'))],
  [
    'ranges that the cluster does not give',
    together(max(250), kubeadm(args('controllerManager', 'allocate-node-cidrs', 'false'))),
  ],
  ['two clusters', together(max(250), kubeadm(mask(24)), kubeadm(mask(22)))],
  ['a small range for few pods', together(max(50), kubeadm(mask(25)))],
  ['a template', max(250).replace('250', '{{ .maxPods }}')],
  ['0, which means the default', max(0)],
])('%s is silent', (_, text) => {
  expect(said(rule, text)).toEqual([]);
});

test('the number itself is marked, in a text as well', () => {
  expect(marked(rule, kind([max(250)]))).toEqual(['250']);
});

test('fixes', () => {
  expect(fixed(rule, max(250))).toBe(max(127));
  expect(fixed(rule, kubeadm(mask(26)))).toBe(kubeadm(mask(24)));
  expect(fixed(rule, cilium('ipam:\n  operator:\n    clusterPoolIPv4MaskSize: 26'))).toContain('MaskSize: 24');
});
