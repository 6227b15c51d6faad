import { expect, test } from 'vitest';
import { found } from '../../found.test-data';

const rule = 'tolerates-everything';
const workload = (toleration: string, pod = '', kind = 'Deployment', namespace = 'team'): string =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata: { name: a, namespace: ${namespace} }\nspec: { template: { spec: { ${pod} tolerations: [{ ${toleration} }] } } }\n`;

test.each([
  ['every taint', workload('operator: Exists'), 1],
  ['every NoSchedule taint', workload('operator: Exists, effect: NoSchedule'), 1],
  ['every NoExecute taint', workload('operator: Exists, effect: NoExecute'), 1],
  ['every NoExecute taint for a while', workload('operator: Exists, effect: NoExecute, tolerationSeconds: 60'), 0],
  ['preferences', workload('operator: Exists, effect: PreferNoSchedule'), 0],
  ['one taint', workload('key: gpu, operator: Exists'), 0],
  ['a templated key', workload('key: "{{ .k }}", operator: Exists'), 0],
  ['a DaemonSet', workload('operator: Exists', '', 'DaemonSet'), 0],
  ['kube-system', workload('operator: Exists', '', 'Deployment', 'kube-system'), 0],
  ['the network of the node', workload('operator: Exists', 'hostNetwork: true,'), 0],
  ['a class of the system', workload('operator: Exists', 'priorityClassName: system-cluster-critical,'), 0],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test('a kustomization may put it into kube-system', () => {
  const kustomization =
    '---\napiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nnamespace: kube-system\n';
  const text = workload('operator: Exists').replace(', namespace: team', '');
  expect(found(rule, text)).toHaveLength(1);
  expect(found(rule, text + kustomization)).toEqual([]);
});
