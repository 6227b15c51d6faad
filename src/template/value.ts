import { elementType, isNilContainer } from './element-type';
import type { GoObject } from './go-object';

/** A Go integer that is not of type `int`; plain `int` is a bigint, `float64` a number. */
export class SizedInt {
  constructor(
    readonly type: string,
    readonly value: bigint,
    /** Go's kind of a named type, such as `int64` for time.Duration. */
    readonly kind = type,
    /** What the String method of a named type gives. */
    readonly text?: string,
  ) {}
}

export type GoMap = Map<string, GoValue>;
/** A value as a Go template sees it. `undefined` is no value at all (an invalid reflect.Value), `null` a nil interface. */
export type GoValue = undefined | null | boolean | string | bigint | number | SizedInt | GoObject | GoValue[] | GoMap;

export const int64 = (value: bigint): SizedInt => new SizedInt('int64', BigInt.asIntN(64, value));

/** The integer in a value of any integer type; `undefined` for other values. */
export function integerOf(value: GoValue): bigint | undefined {
  if (typeof value === 'bigint') return value;
  return value instanceof SizedInt ? value.value : undefined;
}

export const isObject = (value: GoValue): value is GoObject =>
  typeof value === 'object' && value !== null && 'object' in value;

/** Go's name of the type, as %T and error texts have it. */
export function typeName(value: GoValue): string {
  if (value === undefined || value === null) return '<nil>';
  if (value instanceof SizedInt || isObject(value)) return value.type;
  if (Array.isArray(value)) return `[]${elementType(value)}`;
  if (value instanceof Map) return `map[string]${elementType(value)}`;
  if (typeof value === 'bigint') return 'int';
  if (typeof value === 'number') return 'float64';
  return typeof value === 'boolean' ? 'bool' : 'string';
}

/** Go's kind of the value: its type without the parts. */
export function kindName(value: GoValue): string {
  if (value === undefined || value === null) return 'invalid';
  if (value instanceof SizedInt || isObject(value)) return value.kind;
  if (Array.isArray(value)) return 'slice';
  return value instanceof Map ? 'map' : typeName(value);
}

/** What `if` and `and` take for true: anything that is not the zero of its type. */
export function isTrue(value: GoValue): boolean {
  if (value instanceof Map) return value.size > 0;
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof SizedInt) return value.value !== 0n;
  // NaN is not zero, so Go takes it for true.
  return typeof value === 'number' ? value !== 0 : Boolean(value);
}

/** True for nothing at all, and for lists and maps that Go calls nil. */
export const isNil = (value: GoValue): boolean =>
  value === undefined || value === null || (typeof value === 'object' && isNilContainer(value));

/** Keys in the order in which Go prints and ranges over a map: by bytes. */
export function sortedKeys(map: ReadonlyMap<string, GoValue>): string[] {
  return [...map.keys()].sort(byCodePoint);
}

/** Byte order of UTF-8, which is code point order. */
export function byCodePoint(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at++) {
    const [a, b] = [left.charCodeAt(at), right.charCodeAt(at)];
    if (a !== b) return isSurrogate(a) === isSurrogate(b) ? a - b : rank(a) - rank(b);
  }
  return left.length - right.length;
}

const isSurrogate = (code: number) => code >= 0xd800 && code <= 0xdfff;
/** Letters beyond U+FFFF come after all others. */
const rank = (code: number) => (isSurrogate(code) ? code + 0x10000 : code);
