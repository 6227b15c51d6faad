import { expect, test } from 'vitest';
import { found } from '../../found.test-data';

const rule = 'node-port-random';
const service = (ports: string, type = 'NodePort'): string =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec: { type: ${type}, ports: [${ports}] }\n`;

test.each([
  ['left open', service('{ port: 80 }'), 1],
  ['set', service('{ port: 80, nodePort: 30080 }'), 0],
  ['one of two', service('{ port: 80, nodePort: 30080 }, { port: 443 }'), 1],
  ['a load balancer', service('{ port: 80 }', 'LoadBalancer'), 0],
  ['templated', service('{ port: 80, nodePort: "{{ .p }}" }'), 0],
  ['a templated port', service('{ port: "{{ .p }}" }'), 0],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test.each([
  ['an Ingress names it', 'networking.k8s.io/v1', 'Ingress', '{ defaultBackend: { service: { name: a } } }', 0],
  ['an Ingress names another', 'networking.k8s.io/v1', 'Ingress', '{ defaultBackend: { service: { name: b } } }', 1],
  ['a Rollout names it', 'argoproj.io/v1alpha1', 'Rollout', '{ strategy: { canary: { stableService: a } } }', 0],
])('%s', (_, apiVersion, kind, spec, findings) => {
  const other = `---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: x }\nspec: ${spec}\n`;
  expect(found(rule, service('{ port: 80 }') + other)).toHaveLength(findings);
});

test('a Service for the load balancer of a cloud', () => {
  const text = service('{ port: 80 }').replace('name: a', 'name: a, annotations: { cloud.google.com/neg: "{}" }');
  expect(found(rule, text)).toEqual([]);
});

test('suggests the lowest ports that nobody has', () => {
  const text = `${service('{ port: 1 }, { port: 2 }')}---\n${service('{ port: 3, nodePort: 30000 }')}`;
  expect(found(rule, text).map(({ fixes }) => fixes[0]?.title)).toEqual([
    'Set nodePort to 30001',
    'Set nodePort to 30002',
  ]);
});
