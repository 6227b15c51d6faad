import { FunctionError } from './function';
import { integerOf, sortedKeys, type GoMap, type GoValue } from './value';

/** encoding/json: sorted keys, no spaces; with `html`, <, > and & escaped as Go does by default. */
export function encodeJson(value: GoValue, indent = '', html = true): string {
  const text = encode(value, indent, '');
  if (!html) return text;
  return text.replace(/[<>&\u2028\u2029]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function encode(value: GoValue, indent: string, margin: string): string {
  if (value === undefined || value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return float(value);
  if (typeof value === 'boolean') return String(value);
  const inner = margin + indent;
  if (Array.isArray(value))
    return enclosed(
      '[]',
      value.map(item => encode(item, indent, inner)),
      indent,
      margin,
    );
  if (!(value instanceof Map)) return String(integerOf(value));
  const colon = indent === '' ? ':' : ': ';
  const pairs = sortedKeys(value).map(key => JSON.stringify(key) + colon + encode(value.get(key), indent, inner));
  return enclosed('{}', pairs, indent, margin);
}

function enclosed(pair: string, items: readonly string[], indent: string, margin: string): string {
  const [open = '', close = ''] = pair;
  if (items.length === 0 || indent === '') return open + items.join(',') + close;
  return `${open}\n${items.map(item => margin + indent + item).join(',\n')}\n${margin}${close}`;
}

function float(value: number): string {
  if (!Number.isFinite(value)) throw new FunctionError(`json: unsupported value: ${value}`);
  return String(value);
}

/** encoding/json into interface{}: every number is a float64. */
export function decodeJson(text: string): GoValue {
  return decoded(JSON.parse(text));
}

function decoded(value: unknown): GoValue {
  if (value === null || typeof value !== 'object') return value as GoValue;
  if (Array.isArray(value)) return value.map(decoded);
  return new Map(Object.entries(value).map(([key, entry]) => [key, decoded(entry)])) satisfies GoMap;
}
