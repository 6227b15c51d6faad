import { expect, test } from 'vitest';
import { args, kind, kubeadm, listed, staticPod } from './cluster.test-data';
import { said } from './found-in.test-data';

const rule = 'apiserver-inflight';
const reads = (value: string): string => args('apiServer', 'max-requests-inflight', value);
const fewer = (seats: number): string[] => [
  `info: The API server serves ${seats} requests at once instead of 600: this throttles kube-system too. Separate one client with a FlowSchema.`,
];
const more = (seats: number): string[] => [
  `info: The API server serves ${seats} requests at once instead of 600, of every client alike. Watch its memory, and separate one client with a FlowSchema.`,
];

test.each([
  ['more reads', kubeadm(reads('800')), more(1000)],
  ['fewer reads', kubeadm(listed('apiServer', 'max-requests-inflight', '100'), 'v1beta4'), fewer(300)],
  [
    'both, said once',
    staticPod('kube-apiserver', '--max-requests-inflight=1600', '--max-mutating-requests-inflight=800'),
    more(2400),
  ],
  ['a patch of kind', kind([`kind: ClusterConfiguration\n${reads('800')}`]), more(1000)],
  [
    'the same sum',
    staticPod('kube-apiserver', '--max-requests-inflight=300', '--max-mutating-requests-inflight=300'),
    [
      'info: --max-requests-inflight is changed, but the API server still serves 600 requests at once in all: only the sum counts. Leave both flags out.',
    ],
  ],
  ['the defaults', kubeadm(reads('400')), []],
  ['another flag', staticPod('kube-apiserver', '--profiling=false'), []],
  ['another program', staticPod('haproxy', '--max-requests-inflight=10'), []],
  ['a template', kubeadm(reads('{{ .reads }}')), []],
])('%s', (_, text, expected) => {
  expect(said(rule, text)).toEqual(expected);
});
