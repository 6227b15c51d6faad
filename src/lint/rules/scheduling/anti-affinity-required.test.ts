import { expect, test } from 'vitest';
import { found, foundWith } from '../../found.test-data';

const rule = 'anti-affinity-required';
const term = '{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: web } } }';
const workload = (replicas: number, one = term, kind = 'Deployment', more = ''): string =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata: { name: web }\nspec:\n  replicas: ${replicas}\n  ${more}\n  selector: { matchLabels: { app: web } }\n  template:\n    metadata: { labels: { app: web } }\n    spec: { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [${one}] } } }\n`;
const autoscaler =
  '---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: web }\nspec: { minReplicas: 2, maxReplicas: 20, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web } }\n';

test.each([
  ['ten replicas', workload(10), 1],
  ['a quorum of five', workload(5), 0],
  ['an autoscaler up to twenty', workload(2) + autoscaler, 1],
  ['zones', workload(10, term.replace('kubernetes.io/hostname', 'topology.kubernetes.io/zone')), 0],
  ['others', workload(10, term.replace('web', 'cache')), 0],
  ['another namespace', workload(10, term.replace('{ topologyKey', '{ namespaces: [other], topologyKey')), 0],
  ['its namespace by name', workload(10, term.replace('{ topologyKey', '{ namespaces: [default], topologyKey')), 1],
  ['a templated selector', workload(10, term.replace('web', '"{{ .a }}"')), 0],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test.each([
  ['25 % by default', workload(10), '13 during'],
  ['a number', workload(10, term, 'Deployment', 'strategy: { rollingUpdate: { maxSurge: 1 } }'), '11 during'],
])('the surge of a rolling update: %s', (_, text, part) => {
  expect(found(rule, text)[0]?.message).toContain(`10 nodes, and ${part}`);
});

test.each([
  ['a StatefulSet', workload(10, term, 'StatefulSet')],
  ['Recreate', workload(10, term, 'Deployment', 'strategy: { type: Recreate }')],
  ['matchLabelKeys', workload(10, term.replace('{ topologyKey', '{ matchLabelKeys: [pod-template-hash], topologyKey'))],
])('no surge: %s', (_, text) => {
  expect(found(rule, text)[0]?.message).toMatch(/^10 replicas need 10 nodes, because/);
});

test('the number is an option', () => {
  expect(foundWith(rule, workload(3), { severity: 'info', options: { replicas: 3 } })).toHaveLength(1);
});
