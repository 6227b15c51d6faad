import { expect, test } from 'vitest';
import { args, kind, kubeadm, listed, staticPod, together } from './cluster.test-data';
import { fixed, marked, said } from './found-in.test-data';

const rule = 'metrics-bind-address';
const local = (component: string, value = '0.0.0.0'): string =>
  `info: Metrics of ${component} answer on this node only: Prometheus gets "connection refused". Set the address to ${value}.`;
const unset = (component: string, value = '0.0.0.0'): string =>
  `info: Others of the control plane are open to Prometheus, but metrics of ${component} stay on 127.0.0.1. Set the address to ${value}.`;
const open = args('controllerManager', 'bind-address', '0.0.0.0');
const proxy = (lines: string): string =>
  `apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\n${lines}\n`;
const patch = (lines: string): string => `kind: ClusterConfiguration\n${lines}`;
const etcd = 'etcd: { local: { extraArgs: { listen-metrics-urls: "http://0.0.0.0:2381" } } }';

test.each([
  ['a static pod', staticPod('kube-scheduler', '--bind-address=127.0.0.1'), [local('kube-scheduler')]],
  ['etcd', staticPod('etcd', '--listen-metrics-urls=http://127.0.0.1:2381'), [local('etcd', 'http://0.0.0.0:2381')]],
  ['kubeadm', kubeadm(args('scheduler', 'bind-address', '127.0.0.1')), [local('kube-scheduler')]],
  ['kubeadm with a list', kubeadm(listed('scheduler', 'bind-address', '::1'), 'v1beta4'), [local('kube-scheduler')]],
  ['kube-proxy', proxy('metricsBindAddress: 127.0.0.1:10249'), [local('kube-proxy', '0.0.0.0:10249')]],
  ['the rest of a control plane', kubeadm(open), [unset('kube-scheduler'), unset('etcd', 'http://0.0.0.0:2381')]],
  ['an etcd elsewhere', kubeadm(`${open}\netcd: { external: {} }`), []],
  [
    'kube-proxy beside an open control plane',
    together(
      kubeadm(`${open}\n${args('scheduler', 'bind-address', '0.0.0.0')}\n${etcd}`),
      proxy('metricsBindAddress: ""'),
    ),
    [unset('kube-proxy', '0.0.0.0:10249')],
  ],
  [
    'patches of kind that go together',
    kind([patch(open), patch(args('scheduler', 'bind-address', '0.0.0.0')), patch(etcd)]),
    [],
  ],
  ['one that is left out of them', kind([patch(open), patch(etcd)]), [unset('kube-scheduler')]],
])('%s', (_, text, expected) => {
  expect(said(rule, text).sort()).toEqual([...expected].sort());
});

test.each([
  ['nobody wants metrics', together(kubeadm(args('apiServer', 'profiling', 'false')), proxy('mode: ipvs'))],
  ['a kind cluster without patches', kind([])],
  ['an open controller manager', staticPod('kube-controller-manager', '--bind-address=0.0.0.0')],
  ['another program', staticPod('haproxy', '--bind-address=127.0.0.1')],
  ['a template', kubeadm(args('scheduler', 'bind-address', '{{ .address }}'))],
])('%s: silent', (_, text) => {
  expect(said(rule, text)).toEqual([]);
});

test('marks and fixes', () => {
  const scheduler = kubeadm(args('scheduler', 'bind-address', '127.0.0.1'));
  expect(marked(rule, scheduler)).toEqual(['"127.0.0.1"']);
  expect(fixed(rule, scheduler)).toContain('bind-address: "0.0.0.0"');
  expect(marked(rule, kind([patch(args('scheduler', 'bind-address', '127.0.0.1'))]))).toEqual(['"127.0.0.1"']);
  expect(fixed(rule, staticPod('etcd', '--listen-metrics-urls=http://127.0.0.1:2381'))).toContain(
    '=http://0.0.0.0:2381',
  );
  const opened = kubeadm(listed('controllerManager', 'bind-address', '0.0.0.0'), 'v1beta4');
  expect(fixed(rule, opened)).toContain('scheduler:\n  extraArgs:\n    - name: bind-address\n      value: 0.0.0.0');
  expect(fixed(rule, proxy('metricsBindAddress: localhost:10249'))).toContain('metricsBindAddress: 0.0.0.0:10249');
});
