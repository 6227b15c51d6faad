import { expect, test } from 'vitest';
import { found, nothingElse } from '../../found.test-data';

const rule = 'priority-class-unknown';
const pod = (name: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { priorityClassName: ${name} }\n`;
const priorityClass = (name: string, group = 'scheduling.k8s.io'): string =>
  `---\napiVersion: ${group}/v1\nkind: PriorityClass\nmetadata: { name: ${name} }\nvalue: 1\n`;

test.each([
  ['a class of nobody', pod('high'), 1],
  ['a class beside it', pod('high') + priorityClass('high'), 0],
  ['a kind of another group', pod('high') + priorityClass('high', 'example.com'), 1],
  ['built in', pod('system-node-critical'), 0],
  ['templated', pod('"{{ .class }}"'), 0],
  ['empty', pod('""'), 0],
])('%s', (_, text, findings) => {
  expect(found(rule, text, nothingElse)).toHaveLength(findings);
});

test('says nothing when the class may be elsewhere, unless nobody can make it', () => {
  expect(found(rule, pod('high'))).toEqual([]);
  expect(found(rule, pod('system-cluster-criticial'))).toMatchObject([
    { fixes: [{ title: 'Change to system-cluster-critical' }] },
  ]);
});

test('suggests the nearest class, otherwise a new one', () => {
  const near = found(rule, pod('hihg') + priorityClass('high'), nothingElse);
  expect(near[0]?.fixes).toMatchObject([{ title: 'Change to high' }]);
  expect(found(rule, pod('batch'), nothingElse)[0]?.fixes[0]?.changes).toMatchObject([
    { op: 'append-document', value: { kind: 'PriorityClass', metadata: { name: 'batch' } } },
  ]);
});
