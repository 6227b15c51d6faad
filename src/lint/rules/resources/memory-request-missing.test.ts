import { expect, test } from 'vitest';
import { found, pod } from '../../found.test-data';

const rule = 'memory-request-missing';
const beside = (memory: string): string =>
  pod(
    `  containers:\n    - { name: web, image: a }\n    - { name: side, image: a, resources: { requests: { memory: ${memory} } } }`,
  );

test.each([
  ['a request of CPU only', '{ requests: { cpu: 1 } }', 1],
  ['a request', '{ requests: { memory: 1Gi } }', 0],
  ['a limit, which is the request then', '{ limits: { memory: 1Gi } }', 0],
  ['huge pages only', '{ limits: { hugepages-2Mi: 1Gi } }', 1],
])('%s', (_, resources, findings) => {
  expect(found(rule, pod(`  containers: [{ name: web, image: a, resources: ${resources} }]`))).toHaveLength(findings);
});

test.each([
  ['as its neighbour', '64Mi', 'Set memory request to 64Mi, as container "side"'],
  ['not as one that asks for half a byte', '512m', 'Set memory request to 128Mi'],
  ['not as one that asks for 512 bytes', '512', 'Set memory request to 128Mi'],
  ['not as one whose text is no quantity', '512MB', 'Set memory request to 128Mi'],
])('suggests a value %s', (_, memory, title) => {
  expect(found(rule, beside(memory))[0]?.fixes).toMatchObject([{ title, safe: false }]);
});
