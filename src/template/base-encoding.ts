import { bytesOf, textOf } from './bytes';

/** Base64 or base32 of RFC 4648, with padding. */
interface Encoding {
  readonly name: string;
  readonly alphabet: string;
  /** Bits a letter, and letters a group. */
  readonly bits: number;
  readonly group: number;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
export const BASE64: Encoding = {
  name: 'base64',
  alphabet: `${letters}${letters.toLowerCase()}0123456789+/`,
  bits: 6,
  group: 4,
};
export const BASE32: Encoding = { name: 'base32', alphabet: `${letters}234567`, bits: 5, group: 8 };

/** The text's UTF-8 bytes in this encoding. */
export function encode({ alphabet, bits, group }: Encoding, bytes: Uint8Array): string {
  let [result, buffer, waiting] = ['', 0, 0];
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xffff;
    for (waiting += 8; waiting >= bits; waiting -= bits)
      result += alphabet[(buffer >> (waiting - bits)) & ((1 << bits) - 1)] ?? '';
  }
  if (waiting > 0) result += alphabet[(buffer << (bits - waiting)) & ((1 << bits) - 1)] ?? '';
  return result.padEnd(Math.ceil(result.length / group) * group, '=');
}

/** The text behind it, or Go's error as text, which is what sprig gives. Line ends inside do not count. */
export function decode(encoding: Encoding, text: string): string {
  const bad = firstBad(encoding, text);
  if (bad !== undefined) return `illegal ${encoding.name} data at input byte ${bad}`;
  const bytes: number[] = [];
  let [buffer, waiting] = [0, 0];
  for (const letter of text.replace(/[\r\n=]/g, '')) {
    buffer = ((buffer << encoding.bits) | encoding.alphabet.indexOf(letter)) & 0xffff;
    waiting += encoding.bits;
    if (waiting < 8) continue;
    waiting -= 8;
    bytes.push((buffer >> waiting) & 0xff);
  }
  return textOf(Uint8Array.from(bytes));
}

/** Where Go's decoder stops; in base32 places count without line ends. */
function firstBad(encoding: Encoding, text: string): number | undefined {
  const bytes = [...bytesOf(text)].map((byte, at) => ({ letter: String.fromCharCode(byte), at }));
  const kept = bytes.filter(({ letter }) => letter !== '\r' && letter !== '\n');
  const isLong = encoding.name === 'base64';
  const place = (index: number) => (isLong ? (kept[index]?.at ?? bytes.length) : index);
  const end = kept.findIndex(({ letter }) => !encoding.alphabet.includes(letter));
  const data = end < 0 ? kept.length : end;
  const filled = data % encoding.group;
  if (end < 0) return filled === 0 ? undefined : isLong ? Math.max(bytes.length - filled, 0) : kept.length - filled;
  return isLong
    ? badPadding64(kept, end, filled, place, bytes.length)
    : badPadding32(
        kept.map(({ letter }) => letter),
        end,
        filled,
      );
}

type Placed = readonly { readonly letter: string; readonly at: number }[];

function badPadding64(
  kept: Placed,
  end: number,
  filled: number,
  place: (index: number) => number,
  length: number,
): number | undefined {
  if (kept[end]?.letter !== '=' || filled < 2) return place(end);
  const second = kept[end + 1];
  if (filled === 3) return second === undefined ? undefined : second.at;
  if (second === undefined) return length;
  if (second.letter !== '=') return second.at - 1;
  return kept[end + 2] === undefined ? undefined : place(end + 2);
}

function badPadding32(kept: readonly string[], end: number, filled: number): number | undefined {
  const left = kept.length - end - 1;
  if (kept[end] !== '=' || filled < 2 || left >= 8) return end;
  if (left + filled < 7) return kept.length;
  for (let index = 0; index < 7 - filled; index++) {
    if (kept[end + 1 + index] !== '=') return end + index;
  }
  if ([1, 3, 6].includes(filled)) return end;
  return kept.length > end + 8 - filled ? end + 8 - filled : undefined;
}
