import { expect, test } from 'vitest';
import { found, pod } from '../../found.test-data';

const rule = 'request-above-limit';
const web = (resources: string): string => pod(`  containers:\n    - { name: web, resources: ${resources} }`);

test.each([
  [
    'the same amount in other units',
    web('{ requests: { cpu: 1000m, memory: 1024Mi }, limits: { cpu: 1, memory: 1Gi } }'),
    0,
  ],
  ['a thousandth more', web('{ requests: { cpu: 1001m }, limits: { cpu: 1 } }'), 1],
  ['powers of two above powers of ten', web('{ requests: { memory: 1Gi }, limits: { memory: 1G } }'), 1],
  ['powers of ten below powers of two', web('{ requests: { memory: 1G }, limits: { memory: 1Gi } }'), 0],
  ['a number above a text', web('{ requests: { cpu: 2 }, limits: { cpu: "1" } }'), 1],
  ['an extended resource', web('{ requests: { example.com/gpu: 2 }, limits: { example.com/gpu: 1 } }'), 1],
  ['limits of another resource', web('{ requests: { cpu: 2 }, limits: { memory: 1 } }'), 0],
  ['a limit without a request', web('{ limits: { cpu: 1 } }'), 0],
  ['text that is no quantity', web('{ requests: { cpu: two }, limits: { cpu: 1 } }'), 0],
  ['a templated limit', web('{ requests: { cpu: 2 }, limits: { cpu: "{{ .cpu }}" } }'), 0],
  ['an init container', pod('  initContainers: [{ resources: { requests: { cpu: 2 }, limits: { cpu: 1 } } }]'), 1],
  ['the pod itself', pod('  resources: { requests: { cpu: 2 }, limits: { cpu: 1 } }'), 1],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test('both ways out are suggested, and the limit is shown', () => {
  const [finding] = found(rule, web('{ requests: { cpu: 2 }, limits: { cpu: 1500m } }'));
  expect(finding?.fixes.map(({ title, safe }) => [title, safe])).toEqual([
    ['Lower the request to 1500m', false],
    ['Raise the limit to 2', false],
  ]);
  expect(finding?.related).toMatchObject([{ message: 'The limit', range: { start: { line: 5 } } }]);
});
