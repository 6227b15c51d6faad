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

test('suggests the lowest ports that nobody has', () => {
  const text = `${service('{ port: 1 }, { port: 2 }')}---\n${service('{ port: 3, nodePort: 30000 }')}`;
  expect(found(rule, text).map(({ fixes }) => fixes[0]?.title)).toEqual([
    'Set nodePort to 30001',
    'Set nodePort to 30002',
  ]);
});
