import { expect, test } from 'vitest';
import { found, foundWith, pod } from '../../found.test-data';

const rule = 'memory-limit-missing';
const web = (resources: string): string => pod(`  containers: [{ name: web, image: a, resources: ${resources} }]`);
const limitRange = (item: string): string =>
  `---\napiVersion: v1\nkind: LimitRange\nmetadata: { name: l, namespace: team }\nspec: { limits: [${item}] }\n`;

test.each([
  ['nothing', web('{}'), 1],
  ['a request', web('{ requests: { memory: 1Gi } }'), 1],
  ['a limit of CPU', web('{ limits: { cpu: 1 } }'), 1],
  ['a limit', web('{ limits: { memory: 1Gi } }'), 0],
  ['a templated limit', web('{ limits: { memory: "{{ .m }}" } }'), 0],
  ['templated limits', web('{ limits: "{{ .m }}" }'), 0],
  ['a limit of the pod', pod('  resources: { limits: { memory: 1Gi } }\n  containers: [{ name: web, image: a }]'), 0],
  ['a Pod that has no image yet', pod('  containers: [{ name: web }]'), 1],
  ['an ordinary init container', pod('  initContainers: [{ name: web, image: a }]'), 0],
  ['a LimitRange with a default', web('{}') + limitRange('{ type: Container, default: { memory: 1Gi } }'), 0],
  ['a LimitRange with a maximum', web('{}') + limitRange('{ type: Container, max: { memory: 1Gi } }'), 0],
  ['a LimitRange with a request', web('{}') + limitRange('{ type: Container, defaultRequest: { memory: 1Gi } }'), 1],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test('the own request is suggested, else the limit of a sibling, not its request', () => {
  const text = pod(
    '  containers:\n    - { name: a, image: a, resources: { limits: { memory: 2Gi } } }\n    - { name: web, image: a }\n    - { name: b, image: a, resources: { requests: { memory: 1Gi } } }',
  );
  expect(found(rule, text).map(({ fixes }) => fixes[0]?.title)).toEqual([
    'Set memory limit to 2Gi, as container "a"',
    'Set memory limit to 1Gi, as its request',
  ]);
});

test('init containers are asked when the option says so', () => {
  const text = pod('  initContainers: [{ name: web, image: a }]');
  expect(foundWith(rule, text, { options: { initContainers: true } })).toHaveLength(1);
});
