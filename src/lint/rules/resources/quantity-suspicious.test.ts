import { expect, test } from 'vitest';
import { found, pod } from '../../found.test-data';

/** Severity and first suggestion for an amount, or nothing when the rule has nothing to say. */
function verdict(resource: string, amount: string): string | undefined {
  const text = pod(`  containers: [{ name: web, resources: { requests: { ${resource}: ${amount} } } }]`);
  const [finding] = found('quantity-suspicious', text);
  return finding && `${finding.severity}: ${finding.fixes[0]?.title ?? 'no suggestion'}`;
}

test.each([
  ['99', undefined],
  ['100', 'warning: Write 100m'],
  ['"500"', 'warning: Write 500m'],
  ['100m', undefined],
  ['100000m', undefined],
  ['0.5', undefined],
  ['0', undefined],
  ['1Gi', 'warning: no suggestion'],
  ['2k', 'warning: no suggestion'],
  ['0.5m', 'warning: Write 1m'],
  ['100u', 'warning: Write 1m'],
  ['-1', undefined],
  ['500mi', undefined],
  ['"{{ .cpu }}"', undefined],
])('%s of CPU: %s', (amount, expected) => {
  expect(verdict('cpu', amount)).toBe(expected);
});

test.each([
  ['512m', 'warning: Write 512Mi'],
  ['512', 'warning: Write 512Mi'],
  ['512k', 'warning: Write 512Mi'],
  ['999999', 'warning: Write 999999Mi'],
  ['1000000', undefined],
  ['1M', undefined],
  ['0', undefined],
  ['1e9', undefined],
  ['"512 "', 'warning: Write 512Mi'],
  ['512MB', undefined],
  ['"{{ .memory }}"', undefined],
  ['"{{ .memory }}Mi"', undefined],
])('%s of memory: %s', (amount, expected) => {
  expect(verdict('memory', amount)).toBe(expected);
});

test('ephemeral storage is counted in bytes too, other resources are not', () => {
  expect(verdict('ephemeral-storage', '10m')).toBe('warning: Write 10Mi');
  expect(verdict('example.com/gpu', '500')).toBeUndefined();
});

test('limits, init containers and the pod itself are looked at', () => {
  const doubtful = '{ limits: { memory: 1m } }';
  const text = pod(
    `  resources: ${doubtful}\n  initContainers: [{ name: a, resources: ${doubtful} }]\n  containers: [{ name: b, resources: ${doubtful} }]`,
  );
  expect(found('quantity-suspicious', text).map(({ message }) => message.split(' is ')[0])).toEqual([
    'Memory limit of the pod',
    'Memory limit of container "a"',
    'Memory limit of container "b"',
  ]);
});
