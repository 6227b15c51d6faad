import { expect, test } from 'vitest';
import type { YamlDocument } from './document';
import type { Path } from './place';
import { readYaml } from './read';
import { TEMPLATE_VALUE, isTemplated } from './templated';

const values = (text: string): unknown[] => readYaml(text).documents.map(({ value }) => value);

function only(text: string): YamlDocument {
  const [document] = readYaml(text).documents;
  if (!document) throw new Error('no document was read');
  return document;
}

/** The text that stands where the document says. */
function shown(text: string, path: Path, what: 'key' | 'value' = 'value'): string | undefined {
  const document = only(text);
  const span = what === 'key' ? document.keySpan(path) : document.valueSpan(path);
  return span && text.slice(span.start, span.end);
}

test.each<[string, string, Path, string]>([
  ['a plain scalar', 'a: {b: [x, y]}', ['a', 'b', 1], 'y'],
  ['a quoted scalar with its quotes', `a: "x" # c`, ['a'], '"x"'],
  ['a block scalar from its indicator on', 'a: |-\n  x\n  y\n\nb: 1', ['a'], '|-\n  x\n  y'],
  ['a block mapping', 'a:\n  b: 1\n  c: 2\nd: 3', ['a'], 'b: 1\n  c: 2'],
  ['a flow list with its brackets', 'a: [1, 2, ]\nb: 1', ['a'], '[1, 2, ]'],
  ['nothing, after the colon', 'a:\n  b:\n  c: 1', ['a', 'b'], ''],
  ['an alias', 'a: &x {b: 1}\nc: *x', ['c'], '*x'],
  ['the text of the anchor below an alias', 'a: &x {b: 17}\nc: *x', ['c', 'b'], '17'],
  ['the text of the anchor of a merge', 'a: &x {b: 17}\nc: {<<: *x}', ['c', 'b'], '17'],
  ['the last of two keys', 'a: 1\na: 2', ['a'], '2'],
  ['lines in brackets that are not indented', 'a: [\n1,\n"b\nc"\n]\n', ['a', 1], '"b\nc"'],
])('shows the place of %s', (_what, text, path, place) => {
  expect(shown(text, path)).toBe(place);
});

test('keys have places, missing values have none', () => {
  expect(shown('a:\n  "b c": 1', ['a', 'b c'], 'key')).toBe('"b c"');
  expect(shown('a: 1', ['b'])).toBeUndefined();
});

test('places count from the start of the file, in UTF-16', () => {
  const text = 'a: "😀"\r\n---\r\nb: x\r\n';
  const file = readYaml(text);
  const span = file.documents[1]?.valueSpan(['b']);
  expect(span && file.range(span)).toEqual({ start: { line: 2, character: 3 }, end: { line: 2, character: 4 } });
  expect(file.offset({ line: 0, character: 99 })).toBe(text.indexOf('\r'));
});

test.each<[number, Path, string]>([
  [0, ['a'], 'key'],
  [5, ['a', 'b'], 'key'],
  [8, ['a', 'b'], 'value'],
  [16, ['a', 'c', 0], 'value'],
  [7, ['a', 'b'], 'gap'],
])('says what stands at offset %d', (offset, path, on) => {
  expect(only('a:\n  b: 1\n  c: [x]\n').pathAt(offset)).toEqual({ path, on });
});

test('a broken document does not hide the others', () => {
  const file = readYaml('a: 1\n---\nb: [\n---\nc: "\n---\nd: 4\n');
  expect(file.documents.map(({ value }) => value)).toEqual([{ a: 1 }, undefined, undefined, { d: 4 }]);
  expect(file.problems.map(({ code, span }) => [code, file.position(span.start).line])).toEqual([
    ['syntax', 3],
    ['syntax', 5],
  ]);
});

test('empty, binary, deep and aliased beyond measure are each a problem or nothing, never an exception', () => {
  expect(readYaml('').problems).toEqual([]);
  expect(readYaml('\u0000\u0001PK\u0003').problems.map(({ code }) => code)).toEqual(['syntax']);
  expect(readYaml('['.repeat(5000)).problems.map(({ code }) => code)).toEqual(['too-deep']);
  const bomb = ['a0: &a0 [x,x,x,x,x,x,x,x,x,x]'];
  for (let i = 1; i < 12; i++)
    bomb.push(
      `a${i}: &a${i} [${Array(10)
        .fill(`*a${i - 1}`)
        .join(',')}]`,
    );
  expect(readYaml(bomb.join('\n')).problems.map(({ message }) => message)).toEqual([
    'Kubernetes refuses this document: its aliases stand for far more than it holds. Write values out.',
  ]);
});

test('repeated keys are told, and the last one counts', () => {
  const file = readYaml('a: 1\nb:\n  c: 1\n  c: 2\n');
  expect(file.documents[0]?.value).toEqual({ a: 1, b: { c: 2 } });
  expect(file.problems.map(({ code, span }) => [code, file.position(span.start)])).toEqual([
    ['duplicate-key', { line: 3, character: 2 }],
  ]);
});

test('JSON objects one after the other are documents', () => {
  expect(values('{\n "a": 1\n}\n{\n "b": 2\n}\n')).toEqual([{ a: 1 }, { b: 2 }]);
  expect(values('{"a": 1}\n{}\n\n{"b": [{\n}\n]}\n')).toEqual([{ a: 1 }, {}, { b: [{}] }]);
});

test('comments are found outside scalars', () => {
  const text = '# top\na: "# no" # one\nb: |\n  # no\nc: x#no # two\n';
  expect(only(text).comments.map(comment => comment.text)).toEqual(['# top', '# one', '# two']);
});

test.each([
  ['an inline value', 'a: {{ .x }}\nb: 1\n', { a: TEMPLATE_VALUE, b: 1 }],
  ['inside quotes', 'a: "x-{{ printf "%s}}" .x }}"\n', { a: TEMPLATE_VALUE }],
  ['a list item', 'a:\n  - {{ .x }}\n  - z\n', { a: [TEMPLATE_VALUE, 'z'] }],
  ['lines of their own', '{{- if .x }}\na: 1\n{{- else }}\na: 2\n{{- end }}\n', { a: 2 }],
  ['a loop', 'a:\n{{- range .x }}\n  - b: {{ . }}\n{{- end }}\n', { a: [{ b: TEMPLATE_VALUE }] }],
  ['several lines', 'a: {{ dict\n  "b" 1\n}}\nc: 1\n', { a: TEMPLATE_VALUE, c: 1 }],
  ['a line before its text', '  {{ if .x }}a: 1{{ end }}\n  b: 2\n', { a: 1, b: 2 }],
  ['a flow list', 'a: [{{ .x }}, 1]\n', { a: [TEMPLATE_VALUE, 1] }],
  ['braces in braces', 'a: { {{ .k }}: 1 }\n', { a: { '{{ .k }}': 1 } }],
  ['a key with an if behind it', 'a: {{- with .x }}\n  b: 1\n{{ end }}\n', { a: { b: 1 } }],
  ['a block scalar', 'a: |\n  {{ if .x }}\n  y\n  {{ end }}\nb: 1\n', { a: TEMPLATE_VALUE, b: 1 }],
  ['a comment', '# {{ .x }}\na: 1\n{{/* a: [ */}}\n', { a: 1 }],
])('a template action gives no error: %s', (_where, text, value) => {
  const file = readYaml(text);
  expect(file.problems).toEqual([]);
  expect(file.documents[0]?.value).toEqual(value);
  expect(file.templated).toBe(true);
});

test('what cannot be read without rendering is one template problem, not a syntax error', () => {
  const file = readYaml('a: [ "x"{{ .y }} ]\nb: [ "x"{{ .y }} ]\n');
  expect(file.problems.map(({ code }) => code)).toEqual(['template']);
});

test('a document says which places a template may fill', () => {
  const document = only(
    'spec:\n  image: {{ .i }}\n  resources:\n    {{- toYaml .r | nindent 4 }}\n  ports:\n    - a: 1\nother:\n  b: 1\n',
  );
  expect(document.templated(['spec', 'image'])).toBe(true);
  expect(document.templated(['spec', 'resources'])).toBe(true);
  expect(document.templated(['spec', 'resources', 'requests', 'cpu'])).toBe(true);
  expect(document.templated(['spec', 'ports', 0, 'a'])).toBe(false);
  expect(document.templated(['other', 'c'])).toBe(false);
  expect(isTemplated(TEMPLATE_VALUE)).toBe(true);
});

test('of a key in two branches of a template nobody knows which one counts', () => {
  const document = only('{{ if .x }}\na: {b: 1}\n{{ else }}\na: {c: 1}\n{{ end }}\nd: 1\n');
  expect(document.templated(['a'])).toBe(true);
  expect(document.templated(['a', 'b'])).toBe(true);
  expect(document.templated(['a', 'c'])).toBe(true);
  expect(document.templated(['d'])).toBe(false);
});

test('a line of a template before the first key may fill the mapping', () => {
  const document = only('spec:\n  labels:\n    {{- include "x" . | nindent 4 }}\n    app: a\n  other:\n    b: 1\n');
  expect(document.templated(['spec', 'labels'])).toBe(true);
  expect(document.templated(['spec', 'labels', 'team'])).toBe(true);
  expect(document.templated(['spec', 'labels', 'app'])).toBe(false);
  expect(document.templated(['spec', 'other', 'c'])).toBe(false);
});

test('a value that only other templated values stand beside is simply missing', () => {
  const document = only('spec:\n  image: {{ .i }}\n  name: x\n');
  expect(document.templated(['spec', 'resources'])).toBe(false);
});

test('an action inside what is merged in leaves the keys before it alone', () => {
  const document = only('spec:\n  a:\n    - b: 1\n  <<:\n    c:\n      - "{{ .x }}"\nother: 1\n');
  expect(document.templated(['spec', 'a', 0, 'missing'])).toBe(false);
  expect(document.templated(['spec', 'c', 0])).toBe(true);
});

test('rendered text is read with its braces', () => {
  const file = readYaml('a: "{{ x }}"\n', { templates: 'literal' });
  expect(file.documents[0]?.value).toEqual({ a: '{{ x }}' });
});
