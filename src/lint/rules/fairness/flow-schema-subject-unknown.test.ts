import { expect, test } from 'vitest';
import { found, nothingElse } from '../../found.test-data';
import { account, flowSchema, rule, user } from './flow-schema.test-data';

const id = 'flow-schema-subject-unknown';
const schema = (subject: string): string => flowSchema('mine', 500, rule(subject));
const made = (metadata: string): string => `apiVersion: v1\nkind: ServiceAccount\nmetadata: { ${metadata} }\n---\n`;

test.each([
  ['an account of the file', schema(account('a')) + made('name: a, namespace: team'), 0],
  ['an account without a namespace of its own', schema(account('a')) + made('name: a'), 0],
  ['an account that nobody makes', schema(account('a')), 1],
  ['an account in another namespace', schema(account('a')) + made('name: a, namespace: other'), 1],
  ['an account whose name a template makes', schema(account('a')) + made('name: "{{ .name }}", namespace: team'), 0],
  ['every account of a namespace', schema(account('*')), 0],
  ['the account that every namespace has', schema(account('default')), 0],
  ['an account of kube-system', schema(account('node-controller', 'kube-system')), 0],
  ['a user', schema(user('jane')), 0],
])('%s', (_, text, findings) => {
  expect(found(id, text, nothingElse)).toHaveLength(findings);
});

test('an account that may be made elsewhere keeps it silent', () => {
  expect(found(id, schema(account('a')))).toEqual([]);
});

test('it says where the namesake is, and offers that namespace', () => {
  const [finding] = found(id, schema(account('a')) + made('name: a, namespace: other'), nothingElse);
  expect(finding?.message).toContain('is in namespace "other", not in "team"');
  expect(finding?.fixes).toMatchObject([{ title: 'Write namespace "other"', safe: false }]);
});
