import fc from '../../test/fast-check';
import { expect, test } from 'vitest';
import { readYaml } from './read';
import { shapeMemory } from './shape-memory';
import { proofRuns } from '../../test/proof-runs';

const read = (text: string): unknown => readYaml(text, { templates: 'literal' }).documents[0]?.value;
const shaped = (first: string, second: string): unknown => {
  const memory = shapeMemory();
  memory.remember(readYaml(first, { templates: 'literal' }));
  return memory.valueOf(second);
};
const manifest = (name: string, replicas: string, quoted: string, image: string): string =>
  [
    'apiVersion: apps/v1',
    'kind: Deployment # a comment',
    'metadata:',
    `  name: ${name}`,
    `  labels: {app: ${name}}`,
    '  annotations: {"a": "1", b: two}',
    'spec:',
    `  replicas: ${replicas} # how many`,
    '  template:',
    '    spec:',
    '      containers:',
    `        - name: "${quoted}"`,
    `          image: ${image}`,
    '          args: [run, fast]',
    '          note: |',
    '            two',
    '            lines',
    '',
  ].join('\n');

test('a text of the same shape gets its own values', () => {
  const second = manifest('web-2', '7', 'two', 'nginx');
  expect(shaped(manifest('web-1', '3', 'two', 'nginx'), second)).toEqual(read(second));
});

test('the remembered value stays as it was', () => {
  const memory = shapeMemory();
  const first = manifest('web-1', '3', 'one', 'nginx');
  memory.remember(readYaml(first, { templates: 'literal' }));
  memory.valueOf(manifest('web-2', '4', 'one', 'httpd'));
  expect(memory.valueOf(first)).toEqual(read(first));
});

test.each([
  ['another number of lines', 'a: x\nb: y\n', 'a: x\n'],
  ['another key', 'a: x\n', 'b: x\n'],
  ['a key more on one line', 'a: {b: x, c: y}\n', 'a: {b: x, c: y, d: z}\n'],
  ['an item more on one line', 'a: [x, y]\n', 'a: [x, y, z]\n'],
  ['a mapping in a list on one line', 'a: [x]\n', 'a: [x: y]\n'],
  ['a block scalar', 'a: |\n  x\n', 'a: |\n  y\n'],
  ['an anchor used twice', 'a: &x v1\nb: *x\n', 'a: &x v2\nb: *x\n'],
  ['a tag', 'a: !!str 1\n', 'a: !!str 2\n'],
  ['a plain text with a colon', 'a: x\n', 'a: x: y\n'],
  ['a plain text with a comment', 'a: x\n', 'a: x #y\n'],
  ['a number that is not a plain decimal', 'a: 1\n', 'a: 0644\n'],
  ['an escape', 'a: "x\\n"\n', 'a: "y\\n"\n'],
])('is not sure of %s', (_, first, second) => {
  expect(shaped(first, second)).toBeUndefined();
});

test('whenever it is sure, it says what the reader says', () => {
  const scalar = fc.oneof(
    { weight: 6, arbitrary: fc.stringMatching(/^[a-z0-9]{1,8}$/) },
    fc.stringMatching(/^[A-Za-z0-9._/-]{1,8}$/),
    fc.constantFrom(
      'yes',
      'n',
      'null',
      '1e3',
      '0x1',
      '1_0',
      '12:30',
      '.5',
      '-1',
      '1.',
      '99999999999999999999',
      'a: b',
      "it's",
      '',
    ),
  );
  let sure = 0;
  fc.assert(
    fc.property(fc.tuple(scalar, scalar, scalar, scalar), scalars => {
      const second = manifest(...scalars);
      const value = shaped(manifest('web-1', '3', 'two', 'nginx'), second);
      if (value === undefined) return;
      sure++;
      expect(value).toEqual(read(second));
    }),
    { numRuns: proofRuns(2000) },
  );
  expect(sure).toBeGreaterThan(100);
});

test('several values on one line, whatever they become', () => {
  const scalar = fc.constantFrom(
    'x',
    'a-1',
    '7',
    '007',
    'true',
    'no',
    '1.5',
    '1e3',
    'x:y',
    'a b',
    'x,y',
    '',
    '~',
    "'",
    '}',
    'b.c/d',
  );
  const line = (b: string, c: string, d: string, e: string) => `a: {b: ${b}, c: "${c}", d: [${d}, ${e}]} # of ${b}\n`;
  fc.assert(
    fc.property(scalar, scalar, scalar, scalar, (b, c, d, e) => {
      const text = line(b, c, d, e);
      const value = shaped(line('x', 'y', 'z', 'q'), text);
      if (value !== undefined) expect(value).toEqual(read(text));
    }),
    { numRuns: proofRuns(500) },
  );
  expect(shaped('a: {b: x, c: "y"}\n', 'a: {b: 7, c: "7"}\n')).toEqual({ a: { b: 7, c: '7' } });
});
