import fc from '../../../test/fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { proofRuns } from '../../../test/proof-runs';
import { rootOf } from '../create-document';
import type { YamlFile } from '../document';
import { readByParsing, readYaml } from '../read';
import { splitDocuments } from '../split';
import { templateActions } from '../template-actions';
import { maskActions } from '../template-mask';
import { scanDocument } from './document';

/** Everything that can be asked of a file. */
function seen(file: YamlFile): unknown {
  return {
    problems: file.problems,
    templated: file.templated,
    documents: file.documents.map(document => ({
      span: document.span,
      value: document.value,
      keys: JSON.stringify(document.value),
      comments: document.comments,
      root: rootOf(document),
      top: [document.valueSpan([]), document.keySpan(['a']), document.valueSpan(['b', 0]), document.scalarStyle(['a'])],
      at: [1, 3, 7].map(offset => document.pathAt(document.span.start + offset)),
    })),
  };
}

/** How many of the texts could be scanned, all of which read as without the scan. */
function scannedOf(texts: readonly string[]): number {
  for (const text of texts) expect(seen(readYaml(text)), text).toEqual(seen(readByParsing(text)));
  return texts.filter(text => {
    const actions = templateActions(text);
    const masked = maskActions(text, actions);
    return splitDocuments(masked).some(span => scanDocument(masked, span, actions));
  }).length;
}

const scalar = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'x',
      '1',
      '"y z"',
      "'no'",
      'a b c',
      '[a, 2]',
      '{k: v}',
      '|\n      x\n      y',
      'x\n        y',
    ),
  },
  fc.constantFrom(
    ...[
      'x',
      'a b',
      '1',
      '08',
      '0x1f',
      '-1',
      '1e3',
      '1.5',
      '.5',
      '.inf',
      '-.Inf',
      '+.inf',
      '~',
      'null',
      'yes',
      'N',
      'on',
    ],
    ...[
      '99999999999999999999',
      '12:30',
      'a:b',
      'a#b',
      'http://x',
      '-x',
      '--x',
      '=',
      '<<',
      '...',
      '---',
      '@x',
      '%x',
      ':x',
    ],
    ...[
      '""',
      "''",
      '"x"',
      "'it''s'",
      '"\\n\\u00e9"',
      '"\\q"',
      '"# no"',
      "': '",
      '[]',
      '{}',
      '[a, "b", 1, ]',
      '{a: 1, "b":2}',
    ],
    ...[
      '[a: b]',
      '{a}',
      '{a: }',
      '[[x], {y: z}]',
      '{a: 1, a: 2}',
      '[a,\n    b]',
      '{"a": 1,\n"b": 2}',
      '|\n    x\n\n    y',
      '|-\n  x',
    ],
    ...[
      '|+\n     x\n\n',
      '>\n    x\n    y\n\n      z\n',
      '|2\n     x',
      '| # c\n    x',
      '|\n',
      '&a x',
      '*a',
      '!!str 1',
      'é',
      '😀',
      '\ufeff',
    ],
    ...[
      'x\n    y',
      'x\n\n      # c',
      '"x\n    y"',
      "'x\n  y'",
      '"x\\\n     y"',
      '\t',
      'x\ty',
      'a: b',
      '- a',
      '? a',
      '{{ .x }}',
    ],
  ),
  fc.string({ maxLength: 3 }),
);
const key = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('a', 'b', 'c', 'd e', 'f.g/h') },
  fc.constantFrom(
    '"q"',
    "'q'",
    '1',
    '01',
    'y',
    '~',
    '__proto__',
    '<<',
    '[a]',
    '{a: b}',
    '? a',
    '1.5',
    '-',
    'é',
    'a:b',
    '|',
  ),
);
const comment = fc.constantFrom('', '', '', '', ' # c', '  #', '#x', ' \t# c', ' ');
const pad = fc.nat(3);

/** Lines of a mapping or a sequence, indented as it should be, or nearly. */
const { node } = fc.letrec<{ node: string[] }>(tie => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.tuple(scalar, comment).map(([text, note]) => [text + note]),
    fc
      .array(fc.tuple(key, comment, tie('node'), fc.boolean(), fc.integer({ min: 0, max: 9 })), {
        minLength: 1,
        maxLength: 4,
      })
      .map(entries =>
        entries.flatMap(([name, note, lines, isBeside, by]) => entry(`${name}:`, note, lines, isBeside, by)),
      ),
    fc
      .array(fc.tuple(comment, tie('node'), fc.boolean(), pad), { minLength: 1, maxLength: 3 })
      .map(items => items.flatMap(([note, lines, isBeside, by]) => entry('-', note, lines, isBeside, by > 2 ? 1 : 2))),
  ),
}));

function entry(head: string, note: string, lines: string[], isBeside: boolean, by: number): string[] {
  const indent = ' '.repeat(by === 9 ? 0 : by === 8 ? 4 : 2);
  const inner = lines.map(line => (line === '' ? '' : indent + line));
  const first = inner[0]?.trimStart() ?? '';
  return isBeside || inner.length === 1 ? [`${head} ${first}`, ...inner.slice(1)] : [head + note, ...inner];
}

const file = fc
  .array(
    fc.tuple(
      fc.constantFrom('', '---\n', '--- # c\n', '---\r\n', '\ufeff', '# c\n', '...\n', '%YAML 1.1\n---\n'),
      node,
    ),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map(parts => parts.map(([head, lines]) => `${head}${lines.join('\n')}\n`).join(''));

test('what is scanned reads as what is parsed: generated texts', () => {
  const texts = fc.sample(file, { numRuns: proofRuns(3000) });
  expect(scannedOf(texts)).toBeGreaterThan(texts.length / 10);
});

const folder = path.join(import.meta.dirname, '../../../test/golden');
const manifests = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(name => /\.ya?ml$/.test(name))
  .map(name => readFileSync(path.join(folder, name), 'utf8'))
  .filter(text => text.length < 3000);
const piece = fc.oneof(
  fc.constantFrom(...' \n\t\r:#-"\'[]{},|>&*!?%@.<\\\u0000\ufeff\u2028é'.split('')),
  fc.constantFrom('', '  ', '\n  ', ': ', ' #', '- ', '\n---\n', '|\n', '\n\n', '"\n', 'yes: ', '\r\n'),
);
const action = fc.constantFrom(
  ...['{{ .x }}', '"{{ .x }}"', 'a{{ .x }}b', '{{ .x }}: 1\n', '\n{{ if .a }}\n', '\n  {{- end }}\n', '{{ if .a }}'],
  ...[' {{ end }}', '{{/* c */}}', '{{ `}}` }}', '{{', '}}', '{{ template "x"\n . }}', '{{ $a := 1 }}'],
);

/** Manifests with some of `inserted` put in and other text taken out. */
function changedManifests(inserted: fc.Arbitrary<string>, numRuns: number): readonly string[] {
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.integer({ min: 0, max: 4 }),
    insert: inserted,
  });
  const edits = fc.record({
    text: fc.constantFrom(...manifests),
    isWindows: fc.boolean(),
    changes: fc.array(change, { maxLength: 3 }),
  });
  return fc.sample(edits, { numRuns }).map(({ text, isWindows, changes }) => {
    let changed = isWindows ? text.replaceAll('\n', '\r\n') : text;
    for (const { at, remove, insert } of changes) {
      const from = Math.floor(at * changed.length);
      changed = changed.slice(0, from) + insert + changed.slice(from + remove);
    }
    return changed;
  });
}

test('what is scanned reads as what is parsed: changed manifests', () => {
  const texts = changedManifests(piece, proofRuns(1500));
  expect(scannedOf(texts)).toBeGreaterThan(texts.length / 3);
});

test('what is scanned reads as what is parsed: templates', () => {
  const texts = changedManifests(fc.oneof(action, action, piece), proofRuns(1500)).filter(text => text.includes('{{'));
  expect(texts.length).toBeGreaterThan(proofRuns(1500) / 3);
  expect(scannedOf(texts)).toBeGreaterThan(texts.length / 5);
});

test('nearly all manifests of the golden cases are scanned', () => {
  const plain = manifests.filter(text => !text.includes('{{'));
  expect(scannedOf(plain)).toBeGreaterThan(plain.length * 0.9);
  expect(plain.length).toBeGreaterThan(100);
});

test('schemas of a CustomResourceDefinition are ordinary values', () => {
  const text =
    'kind: CustomResourceDefinition\nspec:\n  group: x\n  versions:\n  - name: v1\n    schema: {a: 1}\n  validation: {}\n';
  const read = () => readYaml(text).documents[0]?.value as { spec: Record<string, unknown> };
  const whole = { group: 'x', versions: [{ name: 'v1', schema: { a: 1 } }], validation: {} };
  expect(read().spec).toStrictEqual(whole);
  expect({ ...read().spec }).toStrictEqual(whole);
  expect(structuredClone(read().spec)).toStrictEqual(whole);
  const { spec } = read();
  expect(spec['versions']).toBe(spec['versions']);
  spec['versions'] = [];
  expect(spec).toStrictEqual({ ...whole, versions: [] });
  expect(scannedOf([text, text.replace('- name', '- name: v1\n    name'), `${text}kind: x\n`])).toBe(1);
});
