import { expect, test } from 'vitest';
import { found, foundWith, pod } from '../../found.test-data';

const rule = 'overcommit-ratio';
const web = (resources: string): string => pod(`  containers: [{ name: web, image: a, resources: ${resources} }]`);
const memory = (request: string, limit: string): string =>
  web(`{ requests: { memory: ${request} }, limits: { memory: ${limit} } }`);

test('it is off by default', () => {
  expect(found(rule, memory('1Mi', '1Gi'))).toEqual([]);
});

test.each([
  [memory('1Gi', '2Gi'), undefined],
  [memory('1Gi', '2049Mi'), 'Raise the memory request to 1025Mi'],
  [memory('1M', '5M'), 'Raise the memory request to 3M'],
  [memory('0', '5M'), undefined],
  [web('{ limits: { memory: 1Gi } }'), undefined],
  [web('{ requests: { cpu: 100m }, limits: { cpu: 1 } }'), undefined],
  [web('{ requests: { cpu: 100m }, limits: { cpu: 1005m } }'), 'Raise the cpu request to 101m'],
])('%s', (text, title) => {
  expect(foundWith(rule, text, { severity: 'warning' })[0]?.fixes[0]?.title).toBe(title);
});

test('the ratio is an option', () => {
  const setting = { severity: 'warning', options: { memory: 4 } } as const;
  expect(foundWith(rule, memory('1Gi', '4Gi'), setting)).toEqual([]);
  expect(foundWith(rule, memory('1Gi', '5Gi'), setting)).toHaveLength(1);
});

test('amounts beyond every number are reckoned exactly', () => {
  const text = pod(
    '  containers:\n    - { name: a, image: a, resources: { requests: { cpu: 100m }, limits: { cpu: 1e300 } } }',
  );
  const [finding] = foundWith(rule, text, { severity: 'warning' });
  const value = finding?.fixes[0]?.changes[0];
  expect(value).toMatchObject({ value: '100e297' });
  expect(foundWith(rule, text.replace('100m', '100e297'), { severity: 'warning' })).toEqual([]);
});
