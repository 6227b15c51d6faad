import { expect, test } from 'vitest';
import { templateFunctions } from '../../template/template-functions';
import { applyEdits } from '../../yaml/apply';
import { complete, type Completion } from '../complete';
import { openAt, type Folder } from '../burner/folder.test-data';

const object = (extra: string): string => `      - objectTemplate: a.yml\n        replicas: 2\n${extra}`;
const job = (name: string, objects: string): string =>
  `  - name: ${name}\n    jobIterations: 3\n    objects:\n${objects}`;
const folder: Folder = {
  'config.yml': `global:\n  functionTemplates: [shared.tpl]\njobs:\n${job('load', object('        inputVars: { size: 10, image: { name: nginx, tag: "1" } }\n'))}`,
  'shared.tpl': '{{ define "labels" }}app: x{{ end }}',
};
const data = ['.size', '.image', '.Iteration', '.Replica', '.JobName', '.UUID', '.RunID'];
const allFunctions = templateFunctions.map(({ name }) => name);
const starts = ['if', 'range', 'with', 'define', 'template', 'block'];

function wordsAt(marked: string, files = folder, name = 'a.yml'): readonly Completion[] {
  const { document, position, around } = openAt(marked, files, name);
  return complete(document, position, around);
}
const labels = (marked: string, files?: Folder, name?: string): string[] =>
  wordsAt(marked, files, name).map(({ label }) => label);
const notFunctions = (marked: string): string[] => labels(marked).filter(label => !allFunctions.includes(label));
function taken(marked: string, label: string): string {
  const { document, position, around } = openAt(marked, folder);
  const word = complete(document, position, around).find(one => one.label === label);
  if (!word) return expect.fail(`${label} is not proposed: ${labels(marked)}`);
  const span = { start: document.file.offset(word.range.start), end: document.file.offset(word.range.end) };
  return applyEdits(document.file.text, [{ span, newText: word.newText }]);
}

test.each([
  ['fields after a dot', 'a: {{ .| }}', data],
  ['half a field', 'a: {{ .Iter| }}', data],
  ['after $.', 'a: {{ $.| }}', data],
  ['in an action that is not closed', 'a: {{ .|\nb: 1\n', data],
  ['in an argument', 'a: {{ add 1 .| }}', data],
  ['inside a quoted value', 'a: "x-{{ .| }}"', data],
  ['inside of what the config writes out', 'a: {{ .image.| }}', ['.name', '.tag']],
  ['the same from $', 'a: {{ $.image.t| }}', ['.name', '.tag']],
  ['nothing inside a number', 'a: {{ .size.| }}', []],
  ['in a range the data is behind $', '{{ range until 3 }}a: {{ .| }}{{ end }}', data.map(name => `$${name}`)],
  ['in a define nobody knows', '{{ define "x" }}{{ .| }}{{ end }}', []],
  ['variables', '{{ $x := 1 }}{{ $y := 2 }}{{ $| }}', ['$y', '$x']],
  ['variables of a range', '{{ range $i, $e := until 3 }}{{ $| }}{{ end }}', ['$e', '$i']],
  ['names of templates', '{{ define "own" }}{{ end }}{{ template "|" }}', ['own', 'labels']],
  ['not in other texts', '{{ print "|" }}', []],
  ['not in comments', '{{/* .| */}}', []],
  ['after else', '{{ if .size }}{{ else | }}', ['if', 'with', ...data]],
])('%s', (_, text, expected) => {
  expect(notFunctions(text)).toEqual(expected);
});

test.each([
  ['at the start', 'a: {{ | }}', [...starts, ...data]],
  ['in a block', '{{ if .size }}{{ | }}', ['end', 'else', ...starts, ...data]],
  [
    'in a range',
    '{{ range $e := .list }}{{ | }}',
    ['end', 'else', ...starts, 'break', 'continue', '$e', ...data.map(n => `$${n}`)],
  ],
  ['as an argument', 'a: {{ add | }}', data],
])('an empty place %s', (_, text, expected) => {
  const found = labels(text);
  expect(found.filter(label => !allFunctions.includes(label))).toEqual(expected);
  expect(found).toEqual(expect.arrayContaining(['randAlphaNum', 'printf', 'GetSubnet24']));
});

test('after a pipe only functions take the value, and all else may be its argument', () => {
  // The pipe sign marks the cursor elsewhere in these tests.
  const text = 'a: {{ .size | mul 2 |  }}';
  const { document, around } = openAt(`|${text}`, folder);
  const found = complete(document, { line: 0, character: text.indexOf('  }}') + 1 }, around);
  expect(found.map(({ label }) => label)).toEqual([...data, ...allFunctions]);
});

test('a function comes with its signature and what it does', () => {
  const word = wordsAt('a: {{ tru| }}').find(({ label }) => label === 'trunc');
  expect(word).toMatchObject({ detail: 'trunc <length int> <text string> → string', kind: 'function' });
  expect(word?.documentation).toContain('sprig');
});

test('a field says where it comes from', () => {
  const word = wordsAt('a: {{ .| }}').find(({ label }) => label === '.size');
  expect(word).toMatchObject({ detail: 'inputVars: 10', kind: 'field' });
  expect(word?.documentation).toContain('`10` in job load of config.yml');
});

test('what is taken replaces what is typed, and nothing else', () => {
  expect(taken('a: {{ .It| }}', '.Iteration')).toBe('a: {{ .Iteration }}');
  expect(taken('{{ range until 3 }}{{ .It| }}', '$.Iteration')).toBe('{{ range until 3 }}{{ $.Iteration }}');
  expect(taken('a: {{ $.image.|}}', '.tag')).toBe('a: {{ $.image.tag}}');
  expect(taken('{{ template "la|" . }}', 'labels')).toBe('{{ template "labels" . }}');
  expect(taken('a: {{ | }}', 'range')).toBe('a: {{ range }}');
});

test('a config offers the UUID and what else it asks for', () => {
  const config = `jobs:\n${job('a', object(''))}    qps: {{ .QPS }}\n    burst: {{ .| }}\n`;
  expect(labels(config, {}, 'c.yml')).toEqual(['.UUID', '.QPS']);
});

test('a text that no config names is left alone: a Helm chart looks alike', () => {
  expect(labels('a: {{ .| }}', {})).toEqual([]);
});

test('several configs: every value is shown', () => {
  const files = { ...folder, 'other.yml': `jobs:\n${job('more', object('        inputVars: { size: 20 }\n'))}` };
  const word = wordsAt('a: {{ .| }}', files).find(({ label }) => label === '.size');
  expect(word?.detail).toBe('inputVars: 10 · 20');
  expect(word?.documentation).toContain('`20` in job more of other.yml');
});
