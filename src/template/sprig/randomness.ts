import { BASE64, encode } from '../base-encoding';
import { fixed, FunctionError, type Functions } from '../function';

/** Gives a number from 0 to below 1. */
export type Random = () => number;

const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const PRINTABLE = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index));

/** A seeded generator (mulberry32): the same seed gives the same numbers. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function between(random: Random, low: bigint, high: bigint): bigint {
  if (high <= low) throw new FunctionError('invalid argument to Intn');
  return low + BigInt(Math.floor(random() * Number(high - low)));
}

/** More would fill the memory; nobody means so many. */
const MOST_LETTERS = 10_000_000n;

function shuffled(text: string, random: Random): string {
  const letters = [...text];
  for (let left = letters.length; left > 1; left--) {
    const [at, last] = [Math.floor(random() * left), left - 1];
    [letters[at], letters[last]] = [letters[last] ?? '', letters[at] ?? ''];
  }
  return letters.join('');
}

function randomBytes(random: Random, count: bigint): string {
  if (count < 0n || count > MOST_LETTERS) throw new FunctionError('runtime error: makeslice: len out of range');
  return encode(
    BASE64,
    Uint8Array.from({ length: Number(count) }, () => Math.floor(random() * 256)),
  );
}

/** sprig: random texts and numbers, here from the run's own seed. */
export function randomness(random: Random): Functions {
  const from = (alphabet: string) => (count: bigint) => {
    // sprig drops the error over a negative count.
    const length = count < 0n ? 0 : Number(count > MOST_LETTERS ? MOST_LETTERS : count);
    let text = '';
    for (let left = length; left > 0; left--) text += alphabet[Math.floor(random() * alphabet.length)] ?? '';
    return text;
  };
  const hexadecimal = from('0123456789abcdef');
  return {
    randAlphaNum: fixed(['int'], from(DIGITS + LETTERS)),
    randAlpha: fixed(['int'], from(LETTERS)),
    randNumeric: fixed(['int'], from(DIGITS)),
    randAscii: fixed(['int'], from(PRINTABLE)),
    randBytes: fixed(['int'], count => randomBytes(random, count)),
    shuffle: fixed(['string'], text => shuffled(text, random)),
    randInt: fixed(['int', 'int'], (low, high) => between(random, low, high)),
    uuidv4: fixed([], () =>
      [
        hexadecimal(8n),
        hexadecimal(4n),
        `4${hexadecimal(3n)}`,
        from('89ab')(1n) + hexadecimal(3n),
        hexadecimal(12n),
      ].join('-'),
    ),
  };
}
