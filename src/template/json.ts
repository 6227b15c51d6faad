import { isNilContainer } from './element-type';
import { FunctionError } from './function';
import { integerOf, isObject, sortedKeys, type GoMap, type GoValue } from './value';

/** How JSON is written: the indent of each level, and whether <, > and & are escaped. */
interface Style {
  readonly indent: string;
  readonly html: boolean;
}

/** encoding/json: sorted keys, no spaces; with `html`, <, > and & escaped as Go does by default. */
export const encodeJson = (value: GoValue, indent = '', html = true): string => encode(value, { indent, html }, '');

function encode(value: GoValue, style: Style, margin: string): string {
  if (value === undefined || value === null) return 'null';
  if (typeof value === 'string') return text(value, style);
  if (typeof value === 'number') return float(value);
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  const inner = margin + style.indent;
  if (isNilContainer(value)) return 'null';
  if (Array.isArray(value)) {
    const items = value.map(item => encode(item, style, inner));
    return enclosed('[]', items, style, margin);
  }
  if (isObject(value)) return value.json ?? '{}';
  if (!(value instanceof Map)) return String(integerOf(value));
  const colon = style.indent === '' ? ':' : ': ';
  const pairs = sortedKeys(value).map(key => text(key, style) + colon + encode(value.get(key), style, inner));
  return enclosed('{}', pairs, style, margin);
}

/** A string with Go's escapes; a byte that is no letter becomes \ufffd. */
function text(value: string, { html }: Style): string {
  const written = JSON.stringify(value).replace(/[\u2028\u2029<>&]/g, character =>
    /[<>&]/.test(character) && !html ? character : escaped(character),
  );
  return written.replace(/(\\+)udc[89a-f][0-9a-f]/g, (whole: string, slashes: string) =>
    slashes.length % 2 === 1 ? `${slashes}ufffd` : whole,
  );
}

const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

function enclosed(pair: string, items: readonly string[], { indent }: Style, margin: string): string {
  const [open = '', close = ''] = pair;
  if (items.length === 0 || indent === '') return open + items.join(',') + close;
  return `${open}\n${items.map(item => margin + indent + item).join(',\n')}\n${margin}${close}`;
}

function float(value: number): string {
  if (!Number.isFinite(value))
    throw new FunctionError(
      `json: unsupported value: ${String(value).replace('Infinity', 'Inf').replace(/^Inf/, '+Inf')}`,
    );
  return Object.is(value, -0) ? '-0' : String(value);
}

/** encoding/json into interface{}: every number is a float64. @throws SyntaxError */
export function decodeJson(source: string): GoValue {
  return decoded(JSON.parse(source));
}

function decoded(value: unknown): GoValue {
  if (value === null || typeof value !== 'object') {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new SyntaxError('number out of range');
    return value as GoValue;
  }
  if (Array.isArray(value)) return value.map(decoded);
  return new Map(Object.entries(value).map(([key, entry]) => [key, decoded(entry)])) satisfies GoMap;
}
