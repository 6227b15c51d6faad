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
  return text;
}

function escaped(match: RegExpExecArray, quote: string | undefined): string | undefined {
  const [, byte, short, long, octal, simple] = match;
  if (simple !== undefined) return (simple === '"' || simple === "'") && simple !== quote ? undefined : SIMPLE[simple];
  const code = octal === undefined ? parseInt(byte ?? short ?? long ?? '', 16) : parseInt(octal, 8);
  return code > 0x10ffff || (octal !== undefined && code > 255) ? undefined : String.fromCodePoint(code);
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

function quotedCharacter(character: string, ascii: boolean): string {
  const short = SHORT[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  const printable = character === ' ' || !/[\p{C}\p{Z}]/u.test(character);
  if (printable && (!ascii || code < 0x80)) return character;
  if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
}
