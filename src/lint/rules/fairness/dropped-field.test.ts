import { expect, test } from 'vitest';
import { applySafeFixes } from '../../fix';
import { found } from '../../found.test-data';

const rule = 'dropped-field';
const object = (kind: string, spec: string, version = 'v1'): string =>
  `apiVersion: flowcontrol.apiserver.k8s.io/${version}\nkind: ${kind}\nmetadata: { name: a }\nspec: { ${spec} }\n`;
const level = (limited: string, version?: string): string =>
  object('PriorityLevelConfiguration', `type: Limited, limited: { ${limited} }`, version);
const schema = (rules: string): string => object('FlowSchema', `rules: [{ ${rules} }]`);

test.each([
  ['the fields of v1', level('nominalConcurrencyShares: 5, lendablePercent: 5, borrowingLimitPercent: 5'), 0],
  ['the shares of v1beta2', level('assuredConcurrencyShares: 5'), 1],
  ['the shares of v1beta2 in v1beta2', level('assuredConcurrencyShares: 5', 'v1beta2'), 0],
  ['a misspelt field', level('lendablePercentage: 5'), 1],
  ['another case', level('LendablePercent: 5'), 1],
  ['a field under metadata', level('').replace('name: a', 'name: a, lables: {}'), 1],
  ['a field beside spec', `${level('')}limited: {}\n`, 1],
  ['a name in a subject of RBAC, which flow-schema-invalid moves', schema('subjects: [{ kind: User, name: a }]'), 0],
  ['a name beside the user', schema('subjects: [{ kind: User, name: a, user: { name: a } }]'), 1],
  ['a namespace for namespaces', schema('resourceRules: [{ namespace: [a] }]'), 1],
  ['a templated mapping', level('"{{ .key }}": 5'), 0],
  ['another group', level('a: 5').replace('flowcontrol.apiserver.k8s.io', 'example.com'), 0],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test('shares of old are renamed safely, but not onto shares that are there', () => {
  expect(applySafeFixes(level('assuredConcurrencyShares: 5')).text).toBe(level('nominalConcurrencyShares: 5'));
  expect(found(rule, level('assuredConcurrencyShares: 5, nominalConcurrencyShares: 6'))[0]?.fixes).toEqual([]);
});

test('a misspelt field is renamed only when a person says so', () => {
  expect(found(rule, schema('resourceRules: [{ namespace: [a] }]'))[0]?.fixes).toMatchObject([
    { title: 'Rename to namespaces', safe: false },
  ]);
});
