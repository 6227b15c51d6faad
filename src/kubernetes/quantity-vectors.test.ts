import fc from '../../test/fast-check';
import path from 'node:path';
import { expect, test } from 'vitest';
import { askGoProgram, goProgram, whyNoGo } from '../../test/vectors/go-program';
import { formatQuantity, parseQuantity } from './quantity';
import { proofRuns } from '../../test/proof-runs';

interface GoQuantity {
  readonly text?: string;
  readonly nano?: string;
  readonly error?: string;
}

const noGo = await whyNoGo();
if (noGo) console.log(`skipped: quantities against apimachinery. ${noGo}`);

const suffixes = ['', 'n', 'u', 'm', 'k', 'M', 'G', 'T', 'P', 'E', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const numbers = [
  '0',
  '1',
  '7',
  '10',
  '100',
  '999',
  '1000',
  '1024',
  '1500',
  '2048',
  '0.1',
  '1.5',
  '.5',
  '5.',
  '0.0001',
  '-3',
  '+4',
  '007',
  '1.000',
];
const odd = [
  ...[
    '',
    '.',
    '+',
    '-',
    'm',
    'Ki',
    'Ti',
    'Pi',
    '.Pi',
    '-Ei',
    'e-9',
    'e-10',
    '.E-10',
    'e9',
    ' 1',
    '1 ',
    '1\n',
    '500K',
    '1kb',
    '1.1.1',
    '1e',
    '1E',
    '1e3',
    '1E3',
    '1e-3',
    '1e+3',
    '1e3k',
    'e3',
    '0x1',
  ],
  ...[
    '1e-10',
    '1e-9',
    '0.1n',
    '-0.1n',
    '1e18',
    '1e19',
    '9223372036854775807',
    '9223372036854775808',
    '-9223372036854775809',
  ],
  ...[
    '8Ei',
    '7.9Ei',
    '16Ei',
    '1000E',
    '123456789012345678901234567890',
    '0.0000000001',
    '1.1Ki',
    '0.5Ki',
    '1023Ki',
    '12345678.123456789',
    '1i',
    '١',
  ],
];

test.skipIf(noGo)('reads and prints quantities as apimachinery does', async () => {
  const part = fc.constantFrom(...'0123456789.eEnumkKMGTPi+-'.split(''));
  const generated = fc.sample(fc.array(part, { minLength: 1, maxLength: 6 }), { numRuns: proofRuns(3000) });
  const all = numbers.flatMap(number => suffixes.map(suffix => number + suffix));
  // Past three digits of exponent Go takes long; 1000E it prints as "1".
  const texts = [...all, ...odd, ...generated.map(parts => parts.join(''))].filter(
    text => !/[eE][+-]?\d{3}|^1000E$/.test(text),
  );
  const program = await goProgram(path.join(import.meta.dirname, '../../test/vectors/kubernetes'));
  const { quantities } = (await askGoProgram(program, { texts: [], quantities: texts })) as {
    quantities: GoQuantity[];
  };
  const ours = texts.map(text => {
    const quantity = parseQuantity(text);
    return quantity ? { text, nano: String(quantity.nano), printed: formatQuantity(quantity) } : { text };
  });
  const theirs = quantities.map(({ text: printed, nano }, i) =>
    nano === undefined ? { text: texts[i] } : { text: texts[i], nano, printed },
  );
  expect(ours.filter(({ nano }) => nano !== undefined).length).toBeGreaterThan(400);
  expect(ours.filter((mine, i) => JSON.stringify(mine) !== JSON.stringify(theirs[i]))).toEqual(
    theirs.filter((wanted, i) => JSON.stringify(ours[i]) !== JSON.stringify(wanted)),
  );
});
