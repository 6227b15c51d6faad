import { expect, test } from 'vitest';
import { found, nothingElse } from '../../found.test-data';
import { account, flowSchema, priorityLevel, rule } from './flow-schema.test-data';

const id = 'flow-schema-unknown-level';
const schema = (level: string): string => flowSchema('mine', 500, rule(account('a')), level);

test.each([
  ['a level of the file', schema('mine') + priorityLevel('mine', ''), 0],
  ['a built-in level', schema('workload-high'), 0],
  ['no such level', schema('mine'), 1],
  ['a level of another name', schema('mine') + priorityLevel('other', ''), 1],
  ['a level whose name a template makes', schema('mine') + priorityLevel('"{{ .name }}"', ''), 0],
  ['a templated reference', schema('"{{ .name }}"'), 0],
  [
    'the level of another group',
    schema('mine') + priorityLevel('mine', '').replace('flowcontrol.apiserver.k8s.io', 'example.com'),
    1,
  ],
])('%s', (_, text, findings) => {
  expect(found(id, text, nothingElse)).toHaveLength(findings);
});

test('a level that may stand elsewhere keeps it silent', () => {
  expect(found(id, schema('mine'))).toEqual([]);
});

test('the suggestion adds the level', () => {
  expect(found(id, schema('mine'), nothingElse)[0]?.fixes).toMatchObject([
    { safe: false, changes: [{ op: 'append-document', value: { metadata: { name: 'mine' } } }] },
  ]);
});
