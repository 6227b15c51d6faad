import { byteLength, sliceBytes } from '../bytes';
import { toText } from '../cast';
import { elementType, ofType } from '../element-type';
import { display } from '../format';
import { fixed, FunctionError, variadic, type Functions } from '../function';
import { quote } from '../quote';
import { lowerCase, titleCase, trimSpace, upperCase } from '../text-case';
import { byCodePoint, type GoMap, type GoValue } from '../value';

const present = (values: readonly GoValue[]) => values.filter(value => value !== null && value !== undefined);

/** Texts of a list; nothing at all stays out, anything else alone is a list of one. */
export function texts(value: GoValue): string[] {
  if (Array.isArray(value) && elementType(value) === 'string') return value as string[];
  if (Array.isArray(value)) return ofType(present(value).map(toText), 'string');
  return ofType(value === null || value === undefined ? [] : [toText(value)], 'string');
}

function trimmed(characters: string, text: string): string {
  const [cut, letters] = [new Set(characters), [...text]];
  let [start, end] = [0, letters.length];
  while (start < end && cut.has(letters[start] ?? '')) start++;
  while (end > start && cut.has(letters[end - 1] ?? '')) end--;
  return letters.slice(start, end).join('');
}

function indented(spaces: bigint, text: string): string {
  if (spaces < 0n) throw new FunctionError('strings: negative Repeat count');
  if (spaces > 1_000_000n) throw new FunctionError('strings: Repeat output length overflow');
  const margin = ' '.repeat(Number(spaces));
  return margin + text.replaceAll('\n', `\n${margin}`);
}

function truncated(length: bigint, text: string): string {
  const [size, bytes] = [Number(length), byteLength(text)];
  if (size < 0 && bytes + size > 0) return sliceBytes(text, bytes + size);
  return size >= 0 && bytes > size ? sliceBytes(text, 0, size) : text;
}

function outOfRange(bounds: string): never {
  throw new FunctionError(`runtime error: slice bounds out of range [${bounds}`);
}

function substring(start: bigint, end: bigint, text: string): string {
  const [first, last, length] = [Number(start), Number(end), byteLength(text)];
  if (first < 0) {
    if (last < 0) outOfRange(`:${end}]`);
    return last > length ? outOfRange(`:${end}] with length ${length}`) : sliceBytes(text, 0, last);
  }
  if (last < 0 || last > length) return first > length ? outOfRange(`${start}:${length}]`) : sliceBytes(text, first);
  return first > last ? outOfRange(`${start}:${end}]`) : sliceBytes(text, first, last);
}

/** strings.SplitN: an empty separator parts every letter. */
function parts(text: string, separator: string, count = -1): string[] {
  if (count === 0) return [];
  const all = separator === '' ? [...text] : text.split(separator);
  if (count < 0 || all.length <= count) return all;
  return [...all.slice(0, count - 1), all.slice(count - 1).join(separator)];
}

const numbered = (list: readonly string[]): GoMap =>
  ofType(new Map(list.map((part, index) => [`_${index}`, part])), 'string');

/** strings.ReplaceAll: an empty text stands before every letter and at the end. */
const replaced = (old: string, fresh: string, text: string) =>
  old === '' ? fresh + [...text].map(letter => letter + fresh).join('') : text.split(old).join(fresh);

const trimPrefix = (prefix: string, text: string) => (text.startsWith(prefix) ? text.slice(prefix.length) : text);
const trimSuffix = (suffix: string, text: string) =>
  suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text;

/** A list of strings is sorted itself, as in sprig; of anything else there is a new list. */
const sorted = (value: GoValue): GoValue =>
  Array.isArray(value) ? texts(value).sort(byCodePoint) : ofType([toText(value)], 'string');

/** sprig: strings. */
export const strings: Functions = {
  hello: fixed([], () => 'Hello!'),
  upper: fixed(['string'], upperCase),
  lower: fixed(['string'], lowerCase),
  title: fixed(['string'], titleCase),
  trim: fixed(['string'], trimSpace),
  trimAll: fixed(['string', 'string'], trimmed),
  trimall: fixed(['string', 'string'], trimmed),
  trimPrefix: fixed(['string', 'string'], trimPrefix),
  trimSuffix: fixed(['string', 'string'], trimSuffix),
  replace: fixed(['string', 'string', 'string'], replaced),
  substr: fixed(['int', 'int', 'string'], substring),
  trunc: fixed(['int', 'string'], truncated),
  contains: fixed(['string', 'string'], (part, text) => text.includes(part)),
  hasPrefix: fixed(['string', 'string'], (prefix, text) => text.startsWith(prefix)),
  hasSuffix: fixed(['string', 'string'], (suffix, text) => text.endsWith(suffix)),
  quote: variadic([], 'any', (...values) =>
    present(values)
      .map(value => quote(toText(value)))
      .join(' '),
  ),
  squote: variadic([], 'any', (...values) =>
    present(values)
      .map(value => `'${display(value)}'`)
      .join(' '),
  ),
  cat: variadic([], 'any', (...values) => present(values).map(display).join(' ')),
  indent: fixed(['int', 'string'], indented),
  nindent: fixed(['int', 'string'], (spaces, text) => `\n${indented(spaces, text)}`),
  join: fixed(['string', 'any'], (separator, value) => texts(value).join(separator)),
  split: fixed(['string', 'string'], (separator, text) => numbered(parts(text, separator))),
  splitn: fixed(['string', 'int', 'string'], (separator, count, text) =>
    numbered(parts(text, separator, Number(count))),
  ),
  splitList: fixed(['string', 'string'], (separator, text) => ofType(parts(text, separator), 'string')),
  plural: fixed(['string', 'string', 'int'], (one, many, count) => (count === 1n ? one : many)),
  toString: fixed(['any'], toText),
  toStrings: fixed(['any'], texts),
  sortAlpha: fixed(['any'], sorted),
};
