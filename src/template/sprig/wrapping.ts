import { byteLength, bytesOf, sliceBytes, textOf } from '../bytes';
import { fixed, FunctionError, type Functions } from '../function';
import { isSpace } from '../text-case';

/** Latin-1 characters of the bytes: goutils looks at bytes as if they were letters. */
const byteLetters = (text: string) => Array.from(bytesOf(text), byte => String.fromCharCode(byte));

/** github.com/Masterminds/goutils v1.1.1 AbbreviateFull: widths are bytes. */
function abbreviated(text: string, left: number, width: number): string {
  const length = byteLength(text);
  if (text === '' || length <= width) return text;
  const offset = Math.min(Math.min(left, length), length - (width - 3) < left ? length - (width - 3) : left);
  if (offset <= 4) return `${sliceBytes(text, 0, width - 3)}...`;
  if (width < 7) return '';
  if (offset + width - 3 < length) {
    const rest = sliceBytes(text, offset);
    return `...${width - 3 < 4 ? '' : abbreviated(rest, 0, width - 3)}`;
  }
  return `...${sliceBytes(text, length - (width - 3))}`;
}

/** goutils Wrap: breaks at spaces; only with `cutsWords` inside words. Widths are bytes. */
function wrapped(text: string, width: number, separator: string, cutsWords: boolean): string {
  const size = Math.max(width, 1);
  const bytes = byteLetters(text).join('');
  const lineEnd = separator === '' ? '\n' : byteLetters(separator).join('');
  let [result, offset] = ['', 0];
  while (bytes.length - offset > size) {
    if (bytes[offset] === ' ') {
      offset++;
      continue;
    }
    let end = bytes.lastIndexOf(' ', offset + size);
    let skip = 1;
    if (end < offset) {
      end = cutsWords ? offset + size : bytes.indexOf(' ', offset + size);
      skip = cutsWords ? 0 : 1;
    }
    if (end < 0) return fromBytes(result + bytes.slice(offset));
    result += bytes.slice(offset, end) + lineEnd;
    offset = end + skip;
  }
  return fromBytes(result + bytes.slice(offset));
}

const fromBytes = (letters: string) => textOf(Uint8Array.from(letters, letter => letter.charCodeAt(0)));

/** The first byte of each word, as a letter: beyond ASCII it comes out broken there, and so here. */
function initials(text: string): string {
  let starts = true;
  let result = '';
  for (const letter of byteLetters(text)) {
    if (isSpace(letter)) starts = true;
    else if (starts) {
      result += letter;
      starts = false;
    }
  }
  return result;
}

/** goutils goes byte by byte; without any space the text stays as it is. */
function withoutSpaces(text: string): string {
  const letters = byteLetters(text);
  const kept = letters.filter(letter => !isSpace(letter));
  return kept.length === letters.length ? text : kept.join('');
}

function repeated(count: bigint, text: string): string {
  if (count < 0n) throw new FunctionError('strings: negative Repeat count');
  if (count * BigInt(text.length) > 2n ** 28n) throw new FunctionError('strings: Repeat output length overflow');
  return text.repeat(Number(count));
}

/** sprig: width and white space of texts. */
export const wrapping: Functions = {
  abbrev: fixed(['int', 'string'], (width, text) => (width < 4n ? text : abbreviated(text, 0, Number(width)))),
  abbrevboth: fixed(['int', 'int', 'string'], (left, right, text) =>
    right < 4n || (left > 0n && right < 7n) ? text : abbreviated(text, Number(left), Number(right)),
  ),
  wrap: fixed(['int', 'string'], (width, text) => wrapped(text, Number(width), '', false)),
  wrapWith: fixed(['int', 'string', 'string'], (width, separator, text) =>
    wrapped(text, Number(width), separator, true),
  ),
  initials: fixed(['string'], initials),
  nospace: fixed(['string'], withoutSpaces),
  repeat: fixed(['int', 'string'], repeated),
};
