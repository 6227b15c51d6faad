import fc from '../../test/fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { askGoProgram, goProgram, whyNoGo } from '../../test/vectors/go-program';
import { readYaml } from './read';
import { proofRuns } from '../../test/proof-runs';

interface GoDocument {
  readonly json?: unknown;
  readonly error?: string;
}

const repository = path.join(import.meta.dirname, '../..');
const noGo = await whyNoGo();
if (noGo) console.log(`skipped: the reader against sigs.k8s.io/yaml. ${noGo}`);

const scalars = [
  ...[
    '0644',
    '0o17',
    '0O17',
    '0x1F',
    '0X1f',
    '0b101',
    '0B1',
    '-0b101',
    '-0x1',
    '+0x1',
    '08',
    '09.5',
    '0_7',
    '00',
    '-0',
    '+1',
  ],
  ...[
    '1_000',
    '1__0',
    '_1',
    '1_',
    '0x_1',
    '1e3',
    '1E3',
    '1e999',
    '-1e-3',
    '1.',
    '.5',
    '-.5',
    '+.5',
    '.5e3',
    '.',
    '..',
    '.1_0',
  ],
  ...[
    '9007199254740993',
    '9223372036854775808',
    '18446744073709551615',
    '18446744073709551616',
    '-9223372036854775809',
  ],
  ...['y', 'Y', 'n', 'N', 'yes', 'Yes', 'yES', 'no', 'on', 'On', 'oN', 'off', 'OFF', 'true', 'True', 'tRUE', 'FALSE'],
  ...[
    '~',
    'null',
    'Null',
    'NULL',
    'nULL',
    '.inf',
    '-.Inf',
    '+.INF',
    '.nan',
    '.NaN',
    'inf',
    'NaN',
    '12:30',
    '190:20:30',
    '=',
    '<<',
  ],
  ...[
    '2001-12-14',
    '2001-12-14t21:59:43.10-05:00',
    '2001-12-14 21:59:43.10',
    '2001-1-1',
    '1-2',
    '1 2',
    '0x',
    '0b',
    '--',
    '-a',
  ],
  ...[
    '!!str 12',
    '!!int "12"',
    '!!float 3',
    '!!bool "yes"',
    '!!null ""',
    '!custom 12',
    '! 12',
    '! "12"',
    '!!binary aGk=',
  ],
  ...['!!int abc', '!!float abc', '!!bool 1', '!!timestamp 2001-01-01', '"\\x41\\u00e9\\n"', "'it''s'", '"a\\\n  b"'],
];
const texts = [
  ...scalars.flatMap(scalar => [`a: ${scalar}\n`, `- ${scalar}\n`, `[${scalar}]\n`]),
  ...['1', '0644', '1.5', '1e30', '1e-7', '0.1', 'yes', '~', '"on"', '12:30', '[a]', '{a: 1}', '1e21', '.inf'].map(
    key => `${key}: x\n`,
  ),
  ...[
    'a: &x {b: 1}\nc: {<<: *x, b: 2}\n',
    'a: &x {b: 1}\nc: {b: 2, <<: *x}\n',
    'a: &x {b: 1}\nd: &y {b: 2, e: 3}\nc: {<<: [*x, *y]}\n',
  ],
  ...[
    'a: &x 1\nb: *x\n',
    'a: *x\n',
    'a: &x [*x]\n',
    'a: {<<: 1}\n',
    'a: {"<<": {b: 1}}\n',
    '<<: {a: 1}\nb: 1\n',
    'a: &x 1\nb: &x 2\nc: *x\n',
  ],
  ...['a: 1\na: 2\n', 'a: {b: 1}\na: {c: 2}\n', '', '\n', '# only\n', '---\n', '---\n---\na: 1\n', 'a: 1\n...\n'],
  ...['\ufeffa: 1\n', 'a: 1\r\nb:\r\n- x\r\n', 'a: 1\n---\nb: [\n---\nc: 3\n'],
  ...[
    '---\n{\n  a: "x",\n  b: [1, 2,],\n}\n',
    '{\n\t"a": {\n\t\t"b": [1,\n\t\t2]\n\t}\n}\n',
    'a: [\n1,\n]\nb: {\nc: 1\n}\n',
    'a: "x\ny"\n',
    "a: 'x\n\ny'\n",
  ],
  ...[
    'a: |\n  x\n   y\n\nb: >\n  x\n  y\n\n  z\n',
    'a: |-\n  x\nb: |+\n  x\n\nc: >-\n  x\n  y\n',
    'a: |2\n    x\n',
    'a:\n- b\n-\n- c:\n',
    'a: b: c\n',
    'a: [1\n',
  ],
  ...[
    '? a\n: b\n',
    '? [a]\n: b\n',
    'a: x\n  y\n  z\n',
    'a: # c\n  b: 1 # d\n',
    'a: "b" # c\nd: e#f\n',
    '\ta: 1\n',
    'a:\tb\n',
    'a: @b\n',
    'a: `b`\n',
    'a: %b\n',
  ],
  ...[
    '{"a": 1}\n',
    '{"a":1}\n',
    '"a": 1\n',
    '__proto__: {a: 1}\n',
    'a: {b}\n',
    '[a: b]\n',
    'a: !!map {b: 1}\n',
    'a: !!omap [b: 1]\n',
  ],
];

async function kubernetesReads(given: readonly string[]): Promise<readonly (readonly GoDocument[])[]> {
  const program = await goProgram(path.join(repository, 'test/vectors/kubernetes'));
  const answer = (await askGoProgram(program, { texts: given, quantities: [] })) as { texts: GoDocument[][] };
  return answer.texts;
}

/** What both readers are compared by: values that are not null, and whether anything is refused. */
function ours(text: string) {
  const { documents, problems } = readYaml(text, { templates: 'literal' });
  const refused = problems.some(({ code }) => code !== 'duplicate-key');
  return { text, refused, values: refused ? [] : documents.map(({ value }) => jsonOf(value)).filter(isContent) };
}
function theirs(text: string, documents: readonly GoDocument[]) {
  const refused = documents.some(({ error }) => error !== undefined);
  return { text, refused, values: refused ? [] : documents.map(({ json }) => json).filter(isContent) };
}
const isContent = (value: unknown) => value !== null && value !== undefined;
const jsonOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

async function expectSameReading(given: readonly string[]): Promise<void> {
  const expected = await kubernetesReads(given);
  const wanted = given.map((text, i) => theirs(text, expected[i] ?? []));
  const differing = given.map(ours).filter((mine, i) => !isDeepStrictEqual(mine, wanted[i]));
  expect(differing).toEqual(wanted.filter(({ text }) => differing.some(mine => mine.text === text)));
  expect(wanted.length).toBeGreaterThan(0);
}

test.skipIf(noGo)('reads tricky texts as sigs.k8s.io/yaml does', () => expectSameReading(texts), 120_000);

test.each([
  ['kubectl cuts a directive off at the ---', '%YAML 1.1\n---\na: 1\n', { a: 1 }],
  ['kubectl reads JSON as JSON', '[{"a":"b\\/c"}]\n', [{ a: 'b/c' }]],
])('reads what only go-yaml refuses: %s', (_why, text, value) => {
  expect(readYaml(text).problems).toEqual([]);
  expect(readYaml(text).documents.map(document => document.value)).toEqual([value]);
});

test.skipIf(noGo)('reads generated plain scalars as sigs.k8s.io/yaml does', async () => {
  const part = fc.constantFrom(...'0123456789abcdefxXoO_+-.eE:yYnN~'.split(''));
  const generated = fc.sample(fc.array(part, { minLength: 1, maxLength: 7 }), { numRuns: proofRuns(800) });
  await expectSameReading(generated.map(parts => `a: ${parts.join('')}\n`));
});

test.skipIf(noGo)('reads every sample as sigs.k8s.io/yaml does', async () => {
  const folder = path.join(repository, 'samples');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => /\.ya?ml$/.test(name));
  const samples = names.map(name => readFileSync(path.join(folder, name), 'utf8'));
  await expectSameReading(samples.filter(text => !text.includes('{{')));
  expect(samples.flatMap(text => readYaml(text).problems).filter(({ code }) => code !== 'duplicate-key')).toEqual([]);
});
