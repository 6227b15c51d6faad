import fc from '../../test/fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { applyEdits } from './apply';
import type { YamlChange } from './change';
import { editYaml } from './edit';
import type { Path } from './place';
import { readYaml } from './read';
import { proofRuns } from '../../test/proof-runs';

function edited(text: string, ...changes: YamlChange[]): string {
  return applyEdits(text, editYaml(readYaml(text), 0, changes));
}
const set = (path: Path, value: unknown): YamlChange => ({ op: 'set', path, value });

test.each<[string, string, YamlChange, string]>([
  ['replaces a scalar, comment kept', 'a: 1 # one\nb: 2\n', set(['a'], 3), 'a: 3 # one\nb: 2\n'],
  ['keeps the quotes', `a: "x"\nb: 'y'\n`, set(['a'], 'z'), `a: "z"\nb: 'y'\n`],
  ['quotes what would read as another type', 'a: b\n', set(['a'], 'on'), 'a: "on"\n'],
  [
    'adds a key after a commented one',
    'a:\n    b: 1 # c\nd: 2\n',
    set(['a', 'e'], 2),
    'a:\n    b: 1 # c\n    e: 2\nd: 2\n',
  ],
  [
    'creates parents',
    'a:\n  b: 1\n',
    set(['a', 'r', 'q', 'cpu'], '100m'),
    'a:\n  b: 1\n  r:\n    q:\n      cpu: 100m\n',
  ],
  ['fills an empty value', 'a: # none\nb: 1\n', set(['a', 'c'], 1), 'a: # none\n  c: 1\nb: 1\n'],
  ['opens {}', 'a:\n- n: x\n  r: {} # e\n', set(['a', 0, 'r', 'cpu'], '1'), 'a:\n- n: x\n  r: # e\n    cpu: "1"\n'],
  ['adds to flow', 'a: {b: 1}\n', set(['a', 'c'], [1]), 'a: {b: 1, c: [1]}\n'],
  [
    'adds an item as the others stand',
    'a:\n- 1 # o\nb: 2\n',
    set(['a', 1], { c: 1, d: 2 }),
    'a:\n- 1 # o\n- c: 1\n  d: 2\nb: 2\n',
  ],
  [
    'writes lists as the file does',
    'a:\n- 1\nb:\n  c: 1\n',
    set(['b', 'd'], ['x']),
    'a:\n- 1\nb:\n  c: 1\n  d:\n  - x\n',
  ],
  ['keeps CRLF', 'a:\r\n  b: 1\r\n', set(['a', 'c'], { d: 1 }), 'a:\r\n  b: 1\r\n  c:\r\n    d: 1\r\n'],
  [
    'writes JSON into JSON',
    '{\n  "a": {\n    "b": 1\n  }\n}\n',
    set(['a', 'c'], { d: 'x' }),
    '{\n  "a": {\n    "b": 1,\n    "c": {\n      "d": "x"\n    }\n  }\n}\n',
  ],
  [
    'writes KYAML into KYAML',
    '---\n{\n  a: {\n    b: 1,\n  },\n}\n',
    set(['a', 'c'], { d: 'x' }),
    '---\n{\n  a: {\n    b: 1,\n    c: {\n      d: "x",\n    },\n  },\n}\n',
  ],
  ['copies what an alias shares', 'a: &x\n  b: 1\nc: *x\n', set(['c', 'b'], 2), 'a: &x\n  b: 1\nc:\n  b: 2\n'],
  [
    'overrides what is merged',
    'a: &x {b: 1}\nc:\n  <<: *x\n',
    set(['c', 'b'], 2),
    'a: &x {b: 1}\nc:\n  <<: *x\n  b: 2\n',
  ],
  [
    'overrides a merge that comes last',
    'x: &x {b: 1}\nc:\n  d: 1\n  <<: *x\n',
    set(['c', 'b'], 2),
    'x: &x {b: 1}\nc:\n  d: 1\n  <<: *x\n  b: 2\n',
  ],
  ['keeps an anchor', 'a: &x 1\n', set(['a'], 2), 'a: &x 2\n'],
  [
    'writes after a kept block scalar',
    'a:\n  b: |+\n    x\n\nc: 1\n',
    set(['a', 'd'], 1),
    'a:\n  b: |+\n    x\n\n  d: 1\nc: 1\n',
  ],
  ['writes without a last line break', 'a:\n  b: 1', set(['a', 'c'], 2), 'a:\n  b: 1\n  c: 2'],
  [
    'removes an entry and its comment',
    'a:\n  b: 1 # b\n  # above c\n  c: 2\n',
    { op: 'remove', path: ['a', 'b'] },
    'a:\n  # above c\n  c: 2\n',
  ],
  ['removes the first key of an item', '- a: 1\n  b: 2\n', { op: 'remove', path: [0, 'a'] }, '- b: 2\n'],
  ['removes an item', 'a:\n  - 1\n  - 2 # two\n', { op: 'remove', path: ['a', 1] }, 'a:\n  - 1\n'],
  ['leaves an empty map', 'a:\n  b: 1\nc: 2\n', { op: 'remove', path: ['a', 'b'] }, 'a: {}\nc: 2\n'],
  [
    'removes the anchor of a key',
    'a:\n  b: 1\n  &k c:\n    d: 1\n  e: 2\n',
    { op: 'remove', path: ['a', 'c'] },
    'a:\n  b: 1\n  e: 2\n',
  ],
  ['removes the anchor of the only key', 'a:\n  &k b: 1\nc: 2\n', { op: 'remove', path: ['a', 'b'] }, 'a: {}\nc: 2\n'],
  ['removes the anchor of an item in flow', 'a: [1, &k 2]\n', { op: 'remove', path: ['a', 1] }, 'a: [1]\n'],
  ['removes from flow', 'a: {b: 1, c: 2}\n', { op: 'remove', path: ['a', 'c'] }, 'a: {b: 1}\n'],
  ['renames a key', '"a": 1\nb: 2\n', { op: 'rename', path: ['a'], key: 'c' }, '"c": 1\nb: 2\n'],
  ['appends a document', 'a: 1', { op: 'append-document', value: { b: [1] } }, 'a: 1\n---\nb:\n  - 1\n'],
])('%s', (_title, before, change, after) => {
  expect(edited(before, change)).toBe(after);
});

test('several changes become edits of the original text, far apart ones apart', () => {
  const text = 'a:\n  b: 1\n# between\nc: 2\n';
  const changes = [set(['a', 'x', 'p'], 1), set(['a', 'x', 'z'], 2), set(['c'], 3)];
  expect(edited(text, ...changes)).toBe('a:\n  b: 1\n  x:\n    p: 1\n    z: 2\n# between\nc: 3\n');
  expect(editYaml(readYaml(text), 0, changes)).toHaveLength(2);
});

test('only the named document changes', () => {
  const text = '# first\na: 1\n---\n# second\na: 1\n---\na: 1\n';
  const edits = editYaml(readYaml(text), 1, [set(['a'], 2)]);
  expect(applyEdits(text, edits)).toBe('# first\na: 1\n---\n# second\na: 2\n---\na: 1\n');
});

test.each([
  ['behind text that cannot be read', 'a: 1\n---\nb: [\n', 'a: 1\n---\nb: [\n---\nc: 1\n'],
  ['into an empty document', 'a: 1\n--- # next\n', 'a: 1\n--- # next\nc: 1\n'],
  ['behind a comment', '# only\n', '# only\nc: 1\n'],
])('a new document goes %s', (_where, before, after) => {
  const edits = editYaml(readYaml(before), 0, [{ op: 'append-document', value: { c: 1 } }]);
  expect(applyEdits(before, edits)).toBe(after);
});

test('each of several byte order marks begins a document', () => {
  const text = '\ufeff---\n\ufeff---\n{\n  a: 1,\n}\n';
  const index = readYaml(text).documents.findIndex(({ value }) => value);
  const after = applyEdits(text, editYaml(readYaml(text), index, [set(['b'], 2)]));
  expect(after).toBe('\ufeff---\n\ufeff---\n{\n  a: 1,\n  b: 2,\n}\n');
});

test('takes whole numbers beyond what a number holds', () => {
  expect(edited('a: 9007199254740992\n', set(['a'], [9007199254740992n]))).toBe('a:\n  - 9007199254740992\n');
  expect(edited('{"a": 1}\n', set(['a'], [9007199254740992n]))).toBe('{"a": [9007199254740992]}\n');
});

test('a document that cannot be read is left alone', () => {
  expect(editYaml(readYaml('a: [\n'), 0, [set(['b'], 1)])).toEqual([]);
});

test('what is added to a template stands outside its conditions', () => {
  const text = 'spec:\n  image: {{ .i }} # i\n  {{- with .x }}\n  b: {{ . }}\n  {{- end }}\n';
  expect(edited(text, set(['spec', 'cpu'], 1))).toBe(text.replace('# i\n', '# i\n  cpu: 1\n'));
});

const scalar = fc.oneof(
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(
    'yes',
    '0644',
    '1_000',
    '12:30',
    '',
    ' x ',
    'a: b',
    '# c',
    "it's",
    'a\nb\n',
    'a\n\nb',
    '<<',
    '0o17',
    '~',
  ),
  fc.string({ maxLength: 8 }).filter(text => !/[^\t\n -~]/.test(text)),
);
const { value } = fc.letrec(tie => ({
  value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, scalar, tie('list'), tie('map')),
  list: fc.array(tie('value'), { maxLength: 3 }),
  map: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'on', '1', 'x y', 'app.io/n'), tie('value'), { maxKeys: 4 }),
}));
const root = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), value, { minKeys: 1, maxKeys: 4 });
const style = fc.record({
  json: fc.boolean(),
  indent: fc.constantFrom(2, 4),
  indentSeq: fc.boolean(),
  crlf: fc.boolean(),
  comments: fc.boolean(),
});

function written(content: unknown, { json, indent, indentSeq, crlf, comments }: Record<string, unknown>): string {
  const options = { indent: Number(indent), indentSeq: indentSeq === true, lineWidth: 0, version: '1.1' as const };
  let text = json === true ? `${JSON.stringify(content, null, Number(indent))}\n` : stringify(content, options);
  if (comments === true && json !== true && !/[|>]/.test(text)) {
    text = text.replaceAll(/^( *)(?=[a-z]+:)/gm, '$1# above\n$1').replaceAll(/([a-z0-9}\]:])$/gm, '$1 # beside');
  }
  return crlf === true ? text.replaceAll('\n', '\r\n') : text;
}

/** Every path of a value, and beside each map and list one that is not there yet. */
function paths(content: unknown, at: Path = []): Path[] {
  if (typeof content !== 'object' || content === null) return at.length > 0 ? [at] : [];
  const missing = Array.isArray(content) ? content.length : 'new';
  const below = Object.entries(content).flatMap(([key, inner]) =>
    paths(inner, [...at, Array.isArray(content) ? Number(key) : key]),
  );
  return [...(at.length > 0 ? [at] : []), ...below, [...at, missing], [...at, missing, 'deep', 'er']];
}

function withValue(content: unknown, [step, ...rest]: Path, leaf: unknown): unknown {
  if (step === undefined) return leaf;
  if (Array.isArray(content))
    return Object.assign([...content], { [step]: withValue(content[Number(step)], rest, leaf) });
  return {
    ...(content as object | undefined),
    [step]: withValue((content as Record<string, unknown> | undefined)?.[step], rest, leaf),
  };
}

test('after a set, reading gives the value, nothing else changes and all comments survive', () => {
  fc.assert(
    fc.property(root, style, fc.nat(), value, (content, look, pick, leaf) => {
      const text = written(content, look);
      const before = readYaml(text);
      // An action that somebody opens makes the text a template once braces are put behind it.
      fc.pre(before.problems.length === 0 && !`${text}${JSON.stringify(leaf)}`.includes('{{'));
      const known = before.documents[0]?.value;
      const all = paths(known);
      const path = all[pick % all.length] ?? [];
      const after = readYaml(applyEdits(text, editYaml(before, 0, [set(path, leaf)])));
      expect(after.problems).toEqual([]);
      expect(after.documents[0]?.value).toEqual(withValue(known, path, leaf));
      // Comments inside a value that is written over go with it.
      const { start = 0, end = 0 } = before.documents[0]?.valueSpan(path) ?? {};
      const keyLine = before.position(before.documents[0]?.keySpan(path)?.end ?? start).line;
      const others = before.documents[0]?.comments.filter(
        ({ span }) => before.position(span.start).line <= keyLine || span.start >= end,
      );
      const surviving =
        after.documents[0]?.comments
          .map(({ text: comment }) => comment)
          .join(' ')
          .split('#') ?? [];
      expect(surviving.length - 1).toBeGreaterThanOrEqual(others?.length ?? 0);
    }),
    { numRuns: proofRuns(2000) },
  );
});
