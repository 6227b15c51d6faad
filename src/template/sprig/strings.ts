import { toText } from '../cast';
import { fixed, FunctionError, variadic, type Functions } from '../function';
import { quote } from '../quote';
import type { GoValue } from '../value';

const present = (values: readonly GoValue[]) => values.filter(value => value !== null && value !== undefined);

/** Texts of a list; nothing at all stays out, anything else alone is a list of one. */
export function texts(value: GoValue): string[] {
  if (Array.isArray(value)) return present(value).map(toText);
  return value === null || value === undefined ? [] : [toText(value)];
}

const trimStart = (text: string, characters: string) => {
  let start = 0;
  while (start < text.length && characters.includes(text[start] ?? '')) start++;
  return text.slice(start);
};
const trimEnd = (text: string, characters: string) => {
  let end = text.length;
  while (end > 0 && characters.includes(text[end - 1] ?? '')) end--;
  return text.slice(0, end);
};

const indented = (spaces: bigint, text: string) =>
  ' '.repeat(Number(spaces)) + text.replaceAll('\n', `\n${' '.repeat(Number(spaces))}`);

function repeated(count: bigint, text: string): string {
  if (count < 0n) throw new FunctionError('strings: negative Repeat count');
  return text.repeat(Number(count));
}

function cut(length: bigint, text: string): string {
  const size = Number(length);
  if (size < 0 && text.length + size > 0) return text.slice(text.length + size);
  return size >= 0 && text.length > size ? text.slice(0, size) : text;
}

function substring(start: bigint, end: bigint, text: string): string {
  if (start < 0n) return text.slice(0, Number(end));
  return end < 0n || end > BigInt(text.length) ? text.slice(Number(start)) : text.slice(Number(start), Number(end));
}

const titled = (text: string) =>
  text.replace(/(^|[^\p{L}\p{N}_'])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());

const words = (text: string) =>
  text
    .trim()
    .split(/\s+/)
    .filter(word => word !== '');

const expand = (text: string, env: Env) =>
  text.replace(/\$(?:\{(\w+)\}|(\w+))/g, (_, braced?: string, bare?: string) => env[braced ?? bare ?? ''] ?? '');

/** sprig's library goes byte by byte, so letters beyond ASCII come out as Latin-1 pairs there, and so here. */
const withoutSpaces = (text: string) =>
  Array.from(new TextEncoder().encode(text), byte => String.fromCharCode(byte))
    .join('')
    .replace(/[\t\n\v\f\r \x85\xa0]/g, '');

type Env = Readonly<Record<string, string | undefined>>;

/** sprig: strings, and the environment. */
export const strings = (env: Env): Functions => ({
  upper: fixed(['string'], text => text.toUpperCase()),
  lower: fixed(['string'], text => text.toLowerCase()),
  title: fixed(['string'], titled),
  untitle: fixed(['string'], text =>
    text.replace(/(^|\s)(\S)/g, (_, before: string, letter: string) => before + letter.toLowerCase()),
  ),
  trim: fixed(['string'], text => text.trim()),
  trimAll: fixed(['string', 'string'], (characters, text) => trimEnd(trimStart(text, characters), characters)),
  trimPrefix: fixed(['string', 'string'], (prefix, text) =>
    text.startsWith(prefix) ? text.slice(prefix.length) : text,
  ),
  trimSuffix: fixed(['string', 'string'], (suffix, text) =>
    text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text,
  ),
  nospace: fixed(['string'], withoutSpaces),
  repeat: fixed(['int', 'string'], repeated),
  replace: fixed(['string', 'string', 'string'], (old, fresh, text) => text.replaceAll(old, () => fresh)),
  substr: fixed(['int', 'int', 'string'], substring),
  trunc: fixed(['int', 'string'], cut),
  abbrev: fixed(['int', 'string'], (width, text) =>
    width < 4n || BigInt(text.length) <= width ? text : `${text.slice(0, Number(width) - 3)}...`,
  ),
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
      .map(value => `'${toText(value)}'`)
      .join(' '),
  ),
  cat: variadic([], 'any', (...values) => present(values).map(toText).join(' ')),
  indent: fixed(['int', 'string'], indented),
  nindent: fixed(['int', 'string'], (spaces, text) => `\n${indented(spaces, text)}`),
  join: fixed(['string', 'any'], (separator, value) => texts(value).join(separator)),
  split: fixed(
    ['string', 'string'],
    (separator, text) => new Map(text.split(separator).map((part, index) => [`_${index}`, part])),
  ),
  splitList: fixed(['string', 'string'], (separator, text) => text.split(separator)),
  plural: fixed(['string', 'string', 'int'], (one, many, count) => (count === 1n ? one : many)),
  snakecase: fixed(['string'], text =>
    words(text.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').replace(/[_-]/g, ' '))
      .join('_')
      .toLowerCase(),
  ),
  kebabcase: fixed(['string'], text =>
    words(text.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').replace(/[_-]/g, ' '))
      .join('-')
      .toLowerCase(),
  ),
  camelcase: fixed(['string'], text =>
    text.replace(/(^|[_\s-]+)(\p{L})/gu, (_, __: string, letter: string) => letter.toUpperCase()),
  ),
  toString: fixed(['any'], toText),
  toStrings: fixed(['any'], texts),
  sortAlpha: fixed(['any'], value => texts(value).sort((a, b) => (a < b ? -1 : Number(a > b)))),
  env: fixed(['string'], name => env[name] ?? ''),
  expandenv: fixed(['string'], text => expand(text, env)),
  regexMatch: fixed(['string', 'string'], (pattern, text) => new RegExp(pattern, 'u').test(text)),
  regexReplaceAll: fixed(['string', 'string', 'string'], (pattern, text, replacement) =>
    text.replace(new RegExp(pattern, 'gu'), replacement.replace(/\$\{(\w+)\}/g, '$$$1')),
  ),
});
