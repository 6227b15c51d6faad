import { joined } from './bytes';

const SIMPLE: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
};
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|([abfnrtv\\'"]))/y;

/** Reads a Go string or character literal, quotes included; `undefined` when Go calls it invalid. */
export function unquote(literal: string): string | undefined {
  const quote = literal[0];
  const body = literal.slice(1, -1);
  if (quote === '`') return body.replaceAll('\r', '');
  let text = '';
  for (let at = 0; at < body.length;) {
    if (body[at] !== '\\') {
      text += body[at++];
      continue;
    }
    ESCAPE.lastIndex = at;
    const match = ESCAPE.exec(body);
    const character = match === null ? undefined : escaped(match, quote);
    if (match === null || character === undefined) return undefined;
    text += character;
    at += match[0].length;
  }
  return quote === '"' ? joined(text) : text;
}

function escaped(match: RegExpExecArray, quote: string | undefined): string | undefined {
  const [, byte, short, long, octal, simple] = match;
  if (simple !== undefined) return (simple === '"' || simple === "'") && simple !== quote ? undefined : SIMPLE[simple];
  if (byte !== undefined || octal !== undefined) {
    const code = byte === undefined ? parseInt(octal ?? '', 8) : parseInt(byte, 16);
    if (code > 255) return undefined;
    // In a string such an escape is a byte, in a character constant a letter.
    return String.fromCharCode(code >= 0x80 && quote === '"' ? 0xdc00 + code : code);
  }
  const code = parseInt(short ?? long ?? '', 16);
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? undefined : String.fromCodePoint(code);
}

const SHORT: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
};

/** A Go string literal as strconv.Quote writes it; with `ascii`, as %+q does. */
export function quote(text: string, delimiter: '"' | "'" = '"', ascii = false): string {
  let quoted = '';
  for (const character of text)
    quoted += character === delimiter ? `\\${delimiter}` : quotedCharacter(character, ascii);
  return delimiter + quoted + delimiter;
}

/** strconv.CanBackquote: one line without control characters and backquotes, and letters only. */
export const canBackquote = (text: string): boolean =>
  Array.from(text).every(letter => {
    const code = letter.codePointAt(0) ?? 0;
    if (code < 0x20) return letter === '\t';
    return letter !== '`' && code !== 0x7f && code !== 0xfeff && !(code >= 0xdc80 && code <= 0xdcff);
  });

function quotedCharacter(character: string, ascii: boolean): string {
  const short = SHORT[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xdc80 && code <= 0xdcff) return `\\x${(code - 0xdc00).toString(16)}`;
  const printable = character === ' ' || !/[\p{C}\p{Z}]/u.test(character);
  if (printable && (!ascii || code < 0x80)) return character;
  if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
}
