/**
 * Go's strings are bytes, and some functions cut letters apart. A byte that belongs to no letter is kept as the lone
 * surrogate U+DC00 + byte, which no other text holds.
 */
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
/** Tells at once that most texts have none: the search above looks around every letter. */
const ANY_HALF = /[\ud800-\udfff]/;
const encoder = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The UTF-8 bytes of a text. */
export function bytesOf(text: string): Uint8Array {
  if (!LONE.test(text)) return encoder.encode(text);
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xdc80 && code <= 0xdcff) bytes.push(code - 0xdc00);
    else bytes.push(...encoder.encode(character));
  }
  return Uint8Array.from(bytes);
}

/** The text of bytes; bytes that are no UTF-8 stay as they are, each for itself. */
export function textOf(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    // Not UTF-8: taken apart below.
  }
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const length = letterLength(bytes, at);
    text +=
      length === 0 ? String.fromCharCode(0xdc00 + (bytes[at] ?? 0)) : strict.decode(bytes.subarray(at, at + length));
    at += Math.max(length, 1);
  }
  return text;
}

function letterLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  try {
    strict.decode(bytes.subarray(at, at + length));
    return at + length <= bytes.length ? length : 0;
  } catch {
    return 0;
  }
}

const ASCII = /^[\0-\x7f]*$/;

/** How many bytes a text has. */
export const byteLength = (text: string): number => (ASCII.test(text) ? text.length : bytesOf(text).length);

/** The bytes from start to before end as a text. */
export const sliceBytes = (text: string, start: number, end?: number): string =>
  ASCII.test(text) ? text.slice(start, end) : textOf(bytesOf(text).slice(start, end));

/** Halves of letters that stand together again are letters again. */
export const joined = (text: string): string => (ANY_HALF.test(text) && LONE.test(text) ? textOf(bytesOf(text)) : text);

/** As Go reads single letters: a byte that belongs to none is U+FFFD. */
export const wellFormed = (text: string): string =>
  LONE.test(text) ? text.replace(/[\udc80-\udcff]/gu, '\ufffd') : text;
