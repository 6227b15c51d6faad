import { expect, test } from 'vitest';
import { canChange } from './can-change';
import type { YamlChange } from './change';
import type { YamlDocument } from './document';
import type { Path } from './place';
import { readYaml } from './read';
import { TEMPLATE_VALUE } from './templated';

const set = (...path: Path): YamlChange => ({ op: 'set', path, value: 1 });
const remove = (...path: Path): YamlChange => ({ op: 'remove', path });

test.each<[string, string, YamlChange, boolean]>([
  ['a key that is not there', 'a: {}\n', set('a', 'b', 'c'), true],
  ['below an empty value', 'a:\n', set('a', 'b'), true],
  ['one more item', 'a: [1]\n', set('a', 1), true],
  ['a key in a list', 'a: [1]\n', set('a', 'b'), false],
  ['an item in a map', 'a: {b: 1}\n', set('a', 0), false],
  ['an item behind a gap', 'a: [1]\n', set('a', 2), false],
  ['below a text', 'a: b\n', set('a', 'b'), false],
  ['through an alias', 'a: &x {b: 1}\nc: *x\n', set('c', 'b'), true],
  ['through an alias to what a template makes', 'a: &x {b: {{ .v }}}\nc: *x\n', set('c', 'd'), false],
  ['over a merge of what a template makes', 'a: {<<: {r: {b: {{ .v }}}}}\n', set('a', 'r', 'c'), false],
  ['beside what a template makes', 'a: {b: {{ .v }}}\n', set('a', 'c'), true],
  ['a value that a template makes', 'a: 1\n', { op: 'set', path: ['b'], value: [TEMPLATE_VALUE] }, false],
  ['removing what stands there', 'a: {b: 1}\n', remove('a', 'b'), true],
  ['removing what is merged', 'x: &x {b: 1}\na: {<<: *x}\n', remove('a', 'b'), false],
  ['renaming what is merged', 'x: &x {b: 1}\na: {<<: *x}\n', { op: 'rename', path: ['a', 'b'], key: 'c' }, false],
  ['removing a key that is there twice', 'a: {b: 1, b: 2}\n', remove('a', 'b'), false],
  ['removing an item', 'a: [1, 2]\n', remove('a', 0), true],
  ['removing what an alias needs', 'a: &x {b: 1}\nc: *x\n', remove('a'), false],
  ['removing what a merge needs', 'a: &x {b: 1}\nc: {<<: *x}\n', remove('a'), false],
  ['removing an alias', 'a: &x {b: 1}\nc: *x\n', remove('c'), true],
  ['a new value beside an anchor', 'a: &x {b: 1}\nc: *x\n', set('a', 'd'), true],
  ['a new value for what is named', 'a: &x 1\nc: *x\n', set('a'), true],
  ['a new value over an anchor', 'a: {b: &x 1}\nc: *x\n', set('a'), false],
  ['an inline merge with a template near', 'a: {<<: {r: 1}}\nb: {{ .v }}\n', set('a', 'c'), true],
  ['below a merge with a template near', 'a: {<<: {r: {b: 1}}}\nb: {{ .v }}\n', set('a', 'r', 'c'), false],
  ['removing what an alias inside a merge needs', 'a: &x [1]\nb: {<<: {c: *x}}\n', remove('a'), false],
  ['a second key of a pair without braces', 'a: [b: 1]\n', set('a', 0, 'c'), false],
  ['a second key of a pair in braces', 'a: [{b: 1}]\n', set('a', 0, 'c'), true],
  ['removing an item of what an alias stands for', 'a: &x [1, 2]\nb: *x\n', remove('b', 0), false],
  ['a key that a later merge writes over', 'a: {b: 1}\n<<: {a: {b: 2}}\n', set('a', 'b'), false],
  ['one more document', 'a: b\n', { op: 'append-document', value: {} }, true],
])('%s', (_what, text, change, possible) => {
  expect(canChange(readYaml(text).documents[0] as YamlDocument, change)).toBe(possible);
});
