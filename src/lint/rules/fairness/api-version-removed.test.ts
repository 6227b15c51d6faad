import { expect, test } from 'vitest';
import { applySafeFixes } from '../../fix';
import { found } from '../../found.test-data';

const rule = 'api-version-removed';
const preserveZero = 'flowcontrol.k8s.io/v1beta3-preserve-zero-concurrency-shares';
const level = (version: string, limited: string, metadata = 'name: a'): string =>
  `apiVersion: flowcontrol.apiserver.k8s.io/${version}\nkind: PriorityLevelConfiguration\nmetadata: { ${metadata} }\nspec: { type: Limited, limited: { ${limited} } }\n`;

test.each([
  ['v1alpha1', '1.21'],
  ['v1beta1', '1.26'],
  ['v1beta2', '1.29'],
  ['v1beta3', '1.32'],
])('%s is gone since %s', (version, release) => {
  expect(found(rule, level(version, ''))[0]?.message).toContain(`since Kubernetes ${release}.`);
});

test.each([
  ['v1', level('v1', '')],
  ['an unknown version', level('v2', '')],
  ['a beta of another group', 'apiVersion: example.com/v1beta1\nkind: FlowSchema\n'],
])('%s is left alone', (_, text) => {
  expect(found(rule, text)).toEqual([]);
});

test.each([
  [
    'shares keep their number under their new name',
    'v1beta2',
    'assuredConcurrencyShares: 5',
    'nominalConcurrencyShares: 5',
  ],
  ['0 shares meant the default', 'v1beta3', 'nominalConcurrencyShares: 0', 'nominalConcurrencyShares: 30'],
  ['0 shares of old meant the default', 'v1beta1', 'assuredConcurrencyShares: 0', 'nominalConcurrencyShares: 30'],
  ['no shares stay none', 'v1beta3', 'lendablePercent: 5', 'lendablePercent: 5'],
])('the safe fix: %s', (_, version, before, after) => {
  expect(applySafeFixes(level(version, before)).text).toBe(level('v1', after));
});

test('0 shares that were meant stay 0, and the annotation goes', () => {
  const text = level('v1beta3', 'nominalConcurrencyShares: 0', `name: a, annotations: { ${preserveZero}: "true" }`);
  const fixed = applySafeFixes(text).text;
  expect(fixed).toContain('nominalConcurrencyShares: 0');
  expect(fixed).not.toContain(preserveZero);
});

test('a chart chooses the version by the cluster', () => {
  const branches = '{{- if .new }}\napiVersion: policy/v1\n{{- else }}\napiVersion: policy/v1beta1\n{{- end }}\n';
  expect(found(rule, `${branches}kind: PodDisruptionBudget\nmetadata: { name: a }\n`)).toEqual([]);
});

test('in a chart a kind without a successor is for old clusters', () => {
  const policy = (name: string) => `apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata:\n  name: ${name}\n`;
  expect(found(rule, policy('a'))).toMatchObject([{ severity: 'error' }]);
  expect(found(rule, policy('{{ .Release.Name }}'))).toMatchObject([{ severity: 'info' }]);
});
