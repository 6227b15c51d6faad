import { expect, test } from 'vitest';
import { found, foundWith, pod } from '../../found.test-data';

const rule = 'ephemeral-storage-missing';
const web = (resources: string): string => pod(`  containers: [{ name: web, image: a, resources: ${resources} }]`);

test('it is off by default', () => {
  expect(found(rule, web('{}'))).toEqual([]);
});

test.each([
  ['{}', 1],
  ['{ requests: { ephemeral-storage: 1Gi } }', 0],
  ['{ limits: { ephemeral-storage: 1Gi } }', 0],
  ['{ requests: { memory: 1Gi } }', 1],
])('resources %s', (resources, findings) => {
  expect(foundWith(rule, web(resources), { severity: 'info' })).toHaveLength(findings);
});
