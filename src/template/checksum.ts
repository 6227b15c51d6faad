/** Checksums of few bytes, as names are made of. Source: FIPS 180-4. */
interface Sha2 {
  /** Bits a word, and rounds. */
  readonly word: 32 | 64;
  readonly rounds: number;
  readonly big0: readonly [number, number, number];
  readonly big1: readonly [number, number, number];
  /** The last of each is a shift, the others rotations. */
  readonly small0: readonly [number, number, number];
  readonly small1: readonly [number, number, number];
}

export const SHA256: Sha2 = {
  word: 32,
  rounds: 64,
  big0: [2, 13, 22],
  big1: [6, 11, 25],
  small0: [7, 18, 3],
  small1: [17, 19, 10],
};
export const SHA512: Sha2 = {
  word: 64,
  rounds: 80,
  big0: [28, 34, 39],
  big1: [14, 18, 41],
  small0: [1, 8, 7],
  small1: [19, 61, 6],
};

const PRIMES = Array.from({ length: 410 }, (_, index) => index + 2).filter(isPrime);

function isPrime(number: number): boolean {
  for (let factor = 2; factor * factor <= number; factor++) if (number % factor === 0) return false;
  return true;
}

/** The first bits behind the point of a prime's square or cube root: the standard's constants. */
function rootBits(prime: number, degree: 2 | 3, bits: number): bigint {
  const power = BigInt(prime) << BigInt(64 * degree);
  let [low, high] = [0n, 1n << 70n];
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** BigInt(degree) <= power) low = middle;
    else high = middle - 1n;
  }
  return BigInt.asUintN(64, low) >> BigInt(64 - bits);
}

/** The message with a one bit, zeros and its length, in words. */
export function padded(bytes: Uint8Array, wordBytes: number): bigint[] {
  const block = wordBytes * 16;
  const size = Math.ceil((bytes.length + 1 + wordBytes * 2) / block) * block;
  const all = new Uint8Array(size);
  all.set(bytes);
  all[bytes.length] = 0x80;
  new DataView(all.buffer).setBigUint64(size - 8, BigInt(bytes.length) * 8n);
  return Array.from({ length: size / wordBytes }, (_, index) =>
    all.subarray(index * wordBytes, (index + 1) * wordBytes).reduce((word, byte) => (word << 8n) | BigInt(byte), 0n),
  );
}

/** A word with its bits moved around to the right. */
export const rotate = (value: bigint, by: number, bits: number) =>
  BigInt.asUintN(bits, (value >> BigInt(by)) | (value << BigInt(bits - by)));

/** Words in hexadecimal digits. */
export const hex = (words: readonly bigint[], bits: number) =>
  words.map(word => word.toString(16).padStart(bits / 4, '0')).join('');

/** SHA-256 or SHA-512 in hexadecimal digits. */
export function sha2(kind: Sha2, bytes: Uint8Array): string {
  const { word: bits } = kind;
  let state = PRIMES.slice(0, 8).map(prime => rootBits(prime, 2, bits));
  const words = padded(bytes, bits / 8);
  for (let at = 0; at < words.length; at += 16) {
    const mixed = compress(kind, state, words.slice(at, at + 16));
    state = state.map((value, index) => BigInt.asUintN(bits, value + (mixed[index] ?? 0n)));
  }
  return hex(state, bits);
}

const known = new Map<Sha2, readonly bigint[]>();

function constants(kind: Sha2): readonly bigint[] {
  const made = known.get(kind) ?? PRIMES.slice(0, kind.rounds).map(prime => rootBits(prime, 3, kind.word));
  known.set(kind, made);
  return made;
}

function compress(kind: Sha2, state: readonly bigint[], block: readonly bigint[]): bigint[] {
  const { word: bits, big0, big1 } = kind;
  const mixed = (value: bigint, by: Sha2['big0']) => by.reduce((sum, places) => sum ^ rotate(value, places, bits), 0n);
  const schedule = extend(kind, block);
  let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state;
  for (const [round, constant] of constants(kind).entries()) {
    const first = h + mixed(e, big1) + ((e & f) ^ (~e & g)) + constant + (schedule[round] ?? 0n);
    const second = mixed(a, big0) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [
      g,
      f,
      e,
      BigInt.asUintN(bits, d + first),
      c,
      b,
      a,
      BigInt.asUintN(bits, first + second),
    ];
  }
  return [a, b, c, d, e, f, g, h];
}

function extend({ word: bits, rounds, small0, small1 }: Sha2, block: readonly bigint[]): bigint[] {
  const mixed = (value: bigint, [one, two, shift]: Sha2['small0']) =>
    rotate(value, one, bits) ^ rotate(value, two, bits) ^ (value >> BigInt(shift));
  const words = [...block];
  for (let at = 16; at < rounds; at++) {
    const [a = 0n, b = 0n, c = 0n, d = 0n] = [words[at - 2], words[at - 7], words[at - 15], words[at - 16]];
    words.push(BigInt.asUintN(bits, mixed(a, small1) + b + mixed(c, small0) + d));
  }
  return words;
}
