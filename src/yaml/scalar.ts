import { readFloat, readInteger } from './number';

const WORDS = new Map<string, boolean | null>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(word => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(word => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map(word => [word, null] as const),
]);
const FLOATS = new Map<string, number>([
  ...['.nan', '.NaN', '.NAN'].map(word => [word, NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(word => [word, Infinity] as const),
  ...['-.inf', '-.Inf', '-.INF'].map(word => [word, -Infinity] as const),
]);
const LONGEST_WORD = 5;

/** A plain scalar as go-yaml v2 resolves it; integers stay exact as bigint when a number cannot hold them. */
export type Resolved = string | number | bigint | boolean | null;

/** Resolves an untagged plain scalar (go.yaml.in/yaml/v2, resolve.go). Timestamps stay strings. */
export function resolvePlain(text: string): Resolved {
  const first = text.charCodeAt(0);
  if (isDigit(first) || first === 43 || first === 45) return FLOATS.get(text) ?? number(text);
  if (first === 46) return FLOATS.get(text) ?? readFloat(text, true) ?? text;
  if (text.length > LONGEST_WORD) return text;
  const word = WORDS.get(text);
  return word === undefined ? text : word;
}

function number(text: string): Resolved {
  if (text.length < 16 && /^(0|[1-9][0-9]*)$/.test(text)) return Number(text);
  return readInteger(text.replaceAll('_', '')) ?? readFloat(text.replaceAll('_', ''), false) ?? text;
}

/**
 * Resolves a scalar with an explicit tag: `!!str`, `!!int`, `!!float`, `!!bool`, `!!null` and `!!binary` count,
 * any other tag leaves the text. `undefined` when the text does not fit its tag, which Kubernetes refuses.
 */
export function resolveTagged(tag: string, text: string): Resolved | undefined {
  if (tag === '!!binary') return decodeBase64(text);
  if (tag === '!!timestamp') return /^\d{4}-/.test(text) ? text : undefined;
  if (!['!!int', '!!float', '!!bool', '!!null'].includes(tag)) return text;
  const value = resolvePlain(text);
  if (tag === '!!null') return value === null ? null : undefined;
  if (tag === '!!bool') return typeof value === 'boolean' ? value : undefined;
  const isInteger = readInteger(text.replaceAll('_', '')) !== undefined;
  if (tag === '!!int') return isInteger ? value : undefined;
  return typeof value === 'number' || isInteger ? value : undefined;
}

function decodeBase64(text: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll(/[\r\n]/g, '')), character => character.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
