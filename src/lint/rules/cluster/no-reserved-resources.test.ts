import { expect, test } from 'vitest';
import { kind, kubelet, together } from './cluster.test-data';
import { fixed, marked, said } from './found-in.test-data';

const rule = 'no-reserved-resources';
const message = 'info: The kubelet keeps no CPU and memory for the node itself. Set systemReserved and kubeReserved.';
const configMap = (lines: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: kubelet-config, namespace: kube-system }\ndata:\n  kubelet: |\n    kind: KubeletConfiguration\n    ${lines}\n`;
const join =
  'apiVersion: kubeadm.k8s.io/v1beta3\nkind: JoinConfiguration\nnodeRegistration: { kubeletExtraArgs: { system-reserved: cpu=200m } }\n';

test.each([
  ['a kubelet', kubelet('maxPods: 110')],
  ['the ConfigMap of kubeadm', configMap('cgroupDriver: systemd')],
])('%s', (_, text) => {
  expect(said(rule, text)).toEqual([message]);
});

test.each([
  ['something reserved', kubelet('systemReserved: { cpu: 200m }')],
  ['whole CPUs reserved', kubelet('reservedSystemCPUs: 0-1')],
  ['a drop-in beside it', together(kubelet('maxPods: 50'), kubelet('kubeReserved: { cpu: 1 }'))],
  ['a flag beside it', together(kubelet('maxPods: 50'), join)],
  ['kind', kind([kubelet('maxPods: 50')])],
  [
    'OpenShift, which reserves by itself',
    'apiVersion: machineconfiguration.openshift.io/v1\nkind: KubeletConfig\nspec: { kubeletConfig: {} }\n',
  ],
  ['a template', kubelet('{{ .rest }}')],
])('%s is silent', (_, text) => {
  expect(said(rule, text)).toEqual([]);
});

test('marks and fixes', () => {
  expect(marked(rule, configMap('maxPods: 110'))).toEqual(['KubeletConfiguration']);
  expect(fixed(rule, kubelet('maxPods: 110'))).toBe(
    kubelet('maxPods: 110\nsystemReserved:\n  cpu: 200m\n  memory: 512Mi\nkubeReserved:\n  cpu: 200m\n  memory: 512Mi'),
  );
});
