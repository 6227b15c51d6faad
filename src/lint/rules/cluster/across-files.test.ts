import { expect, test } from 'vitest';
import { found } from '../../found.test-data';
import { workspaceIndex } from '../../workspace/workspace-index';
import { args, cilium, ciliumConfig, kind, kubeadm, kubelet, podSubnet } from './cluster.test-data';

/** What a rule says of one file of a folder, with severities. */
function saidAmong(rule: string, file: string, files: Readonly<Record<string, string>>): string[] {
  const index = workspaceIndex(name => files[name]);
  for (const [name, text] of Object.entries(files)) index.put(name, text);
  index.isComplete = true;
  return found(rule, files[file] ?? '', index.neighboursOf(file)).map(({ severity, related }) =>
    `${severity} ${related.map(one => `${one.file}:${one.range.start.line}`).join()}`.trim(),
  );
}

const values = cilium('ipv4NativeRoutingCIDR: 172.20.0.0/16\nroutingMode: native');
const lab = kind([], podSubnet('10.244.0.0/16'));
const mismatch = 'native-routing-cidr-mismatch';

test('values of Cilium beside a kind config', () => {
  expect(saidAmong(mismatch, 'lab/cilium.yaml', { 'lab/cilium.yaml': values, 'lab/kind.yaml': lab })).toEqual([
    'error lab/kind.yaml:2',
  ]);
});

test('another folder is another cluster', () => {
  expect(saidAmong(mismatch, 'lab/cilium.yaml', { 'lab/cilium.yaml': values, 'other/kind.yaml': lab })).toEqual([]);
});

const pods = kubelet('maxPods: 250');
const mask = (bits: number, more = ''): string =>
  `kind: ClusterConfiguration\n${args('controllerManager', 'node-cidr-mask-size', String(bits))}${more}`;
const most = (beside: string): string[] =>
  saidAmong('max-pods-over-cidr', 'a/kubelet.yaml', { 'a/kubelet.yaml': pods, 'a/beside.yaml': beside });

test.each([
  ['kubeadm with a small range', kubeadm(args('controllerManager', 'node-cidr-mask-size', '24')), ['warning']],
  ['kubeadm with a large range', kubeadm(args('controllerManager', 'node-cidr-mask-size', '22')), []],
  ['kind with a patch', kind([mask(22)]), []],
  ['kind with a patch too long to be seen', kind([mask(22, `\n# ${'x'.repeat(600)}\n`)]), []],
  ['a ConfigMap, whose data is not seen', ciliumConfig('ipam: cluster-pool\ncluster-pool-ipv4-mask-size: "22"'), []],
  ['values of Cilium', cilium('ipam: { operator: { clusterPoolIPv4MaskSize: 22 } }'), []],
  ['nothing of the kind', 'apiVersion: v1\nkind: Namespace\nmetadata: { name: a }\n', ['hint']],
])('many pods beside %s', (_, beside, expected) => {
  expect(most(beside)).toEqual(expected);
});
