import { expect, test } from 'vitest';
import { found } from '../../found.test-data';

/** What is wrong with a value of the annotation, as written in YAML. */
const findings = (value: string) =>
  found(
    'bandwidth-value',
    `apiVersion: v1\nkind: Pod\nmetadata:\n  annotations:\n    kubernetes.io/egress-bandwidth: ${value}\nspec: {}\n`,
  );

test.each(['1k', '"1000"', '10M', '1.5M', '"1e3"', '1Ki', '1P', '1000T', '"{{ .rate }}"', '{{ .rate }}', ''])(
  '%s is right, or unknown',
  value => {
    expect(findings(value)).toEqual([]);
  },
);

test.each([
  ['"999"', 'below the least of 1k', undefined],
  ['999m', 'below the least of 1k', 'Write "999M"'],
  ['10m', '0.01 bits a second', 'Write "10M"'],
  ['"0"', 'below the least of 1k', undefined],
  ['1Pi', 'above 1P', undefined],
  ['1001T', 'above 1P', undefined],
  ['500K', 'no quantity', 'Write "500k"'],
  ['10Mbit', 'no quantity', 'Write "10M"'],
  ['10MB', '8 for a byte', 'Write "80M"'],
  ['1.5MB/s', '8 for a byte', 'Write "12M"'],
  ['10Mbps', 'no quantity', 'Write "10M"'],
  ['10MiB', '8 for a byte', 'Write "80Mi"'],
  ['10mbps', 'no quantity', 'Write "10M"'],
  ['fast', 'no quantity', undefined],
])('%s: %s', (value, message, title) => {
  const [finding] = findings(value);
  expect(finding?.message).toContain(message);
  expect(finding?.fixes[0]?.title).toBe(title);
  expect(finding?.fixes[0]?.safe ?? false).toBe(false);
});

test.each([
  ['the newline of a block scalar', '|\n      10M'],
  ['white space', '" 10M"'],
  ['a number, which no annotation can be', '1000000'],
])('%s is taken away safely', (_, value) => {
  const [finding, ...others] = findings(value);
  expect(finding?.fixes).toMatchObject([{ safe: true }]);
  expect(others).toEqual([]);
});

test('a number below 1k is not quoted: that would not help', () => {
  expect(findings('999')[0]?.fixes).toEqual([]);
});
