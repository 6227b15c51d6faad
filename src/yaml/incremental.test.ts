import fc from '../../test/fast-check';
import { expect, test } from 'vitest';
import { rootOf } from './create-document';
import type { YamlFile } from './document';
import { readYaml } from './read';
import { proofRuns } from '../../test/proof-runs';

const pieces = fc.constantFrom(
  ...['---\n', 'a: 1\n', 'b:\n  - c # d\n  - "e"\n', '...\n', '{ "x": [1, 2] }\n', '# note\n', '%YAML 1.2\n', '\n'],
  ...[
    'a: &x { y: z }\nb: *x\n',
    'bad: [\n',
    'a: 1\na: 2\n',
    '\r\n',
    '{{ .A }}\n',
    '{{ if }}',
    'n: {{ .N }}\n',
    '}\n{\n',
  ],
);
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(30),
  insert: fc.array(pieces, { maxLength: 2 }),
});

test('reading with the reading before gives what reading alone gives', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), fc.array(edit, { maxLength: 8 }), (start, edits) => {
      let text = start.join('');
      let file = readYaml(text);
      for (const { at, remove, insert } of edits) {
        const from = Math.floor(at * text.length);
        text = text.slice(0, from) + insert.join('') + text.slice(from + remove);
        file = readYaml(text, { previous: file });
        expect(seen(file)).toEqual(seen(readYaml(text)));
      }
    }),
    { numRuns: proofRuns(1000) },
  );
});

/** Everything that can be asked of a file. */
function seen(file: YamlFile): unknown {
  return {
    problems: file.problems,
    templated: file.templated,
    documents: file.documents.map(document => ({
      span: document.span,
      value: document.value,
      comments: document.comments,
      root: rootOf(document),
      top: [document.valueSpan([]), document.keySpan(['a']), document.valueSpan(['b', 0]), document.scalarStyle(['a'])],
      at: [1, 3, 7].map(offset => document.pathAt(document.span.start + offset)),
      templated: document.templated(['a']),
    })),
  };
}

test('a list as a key moves with its document', () => {
  const before = readYaml('a: 1\n---\n? [1, 2]\n: b\n');
  const text = 'a: 1000\n---\n? [1, 2]\n: b\n';
  expect(seen(readYaml(text, { previous: before }))).toEqual(seen(readYaml(text)));
});

test('a document that only moved keeps its very value', () => {
  const before = readYaml('a: 1\n---\nb: { c: 2 }\n---\nd: 3\n');
  const after = readYaml('a: 1000\n---\nb: { c: 2 }\n---\nd: 3\n', { previous: before });
  expect(after.documents[1]?.value).toBe(before.documents[1]?.value);
  expect(after.documents[1]?.valueSpan(['b', 'c'])).toEqual({ start: 20, end: 21 });
});
