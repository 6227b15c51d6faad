import { hex, padded, rotate } from './checksum';

/** Where SHA-1 starts. Source: FIPS 180-4. */
const SHA1_START = [0x67452301n, 0xefcdab89n, 0x98badcfen, 0x10325476n, 0xc3d2e1f0n];

/** SHA-1 in hexadecimal digits. */
export function sha1(bytes: Uint8Array): string {
  const words = padded(bytes, 4);
  let state = SHA1_START;
  for (let at = 0; at < words.length; at += 16) {
    const schedule = words.slice(at, at + 16);
    for (let index = 16; index < 80; index++) {
      const back = [3, 8, 14, 16].reduce((sum, places) => sum ^ (schedule[index - places] ?? 0n), 0n);
      schedule.push(rotate(back, 31, 32));
    }
    let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n] = state;
    for (const [round, word] of schedule.entries()) {
      const sum = rotate(a, 27, 32) + sha1Step(round, b, c, d) + e + word;
      [e, d, c, b, a] = [d, c, rotate(b, 2, 32), a, BigInt.asUintN(32, sum)];
    }
    const mixed = [a, b, c, d, e];
    state = state.map((value, index) => BigInt.asUintN(32, value + (mixed[index] ?? 0n)));
  }
  return hex(state, 32);
}

function sha1Step(round: number, b: bigint, c: bigint, d: bigint): bigint {
  if (round < 20) return ((b & c) | (BigInt.asUintN(32, ~b) & d)) + 0x5a827999n;
  if (round < 40) return (b ^ c ^ d) + 0x6ed9eba1n;
  return round < 60 ? ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdcn : (b ^ c ^ d) + 0xca62c1d6n;
}

/** Adler-32 as a number. Source: RFC 1950. */
export function adler32(bytes: Uint8Array): number {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return b * 65_536 + a;
}
