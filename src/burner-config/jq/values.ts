import { JqError } from './jq-error';

export type Value = unknown;

/** jq's name of a value's type. */
export function typeOf(value: Value): 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object' {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  return type === 'boolean' || type === 'number' || type === 'string' ? type : 'object';
}

export const isTrue = (value: Value): boolean => value !== null && value !== undefined && value !== false;
export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
export const isObject = (value: Value): value is Readonly<Record<string, Value>> => typeOf(value) === 'object';

/** Keys in gojq's order, which is that of their bytes. */
export const keysOf = (object: Readonly<Record<string, Value>>): string[] => Object.keys(object).sort(byCodePoint);

/** The values inside a list or an object. @throws JqError for others */
export function inside(value: Value): readonly Value[] {
  if (isList(value)) return value;
  if (isObject(value)) return keysOf(value).map(key => value[key]);
  throw new JqError(`cannot iterate over ${typeOf(value)}`);
}

const ORDER = ['null', 'false', 'true', 'number', 'string', 'array', 'object'];
const rank = (value: Value): number => ORDER.indexOf(typeof value === 'boolean' ? String(value) : typeOf(value));

/** Below 0, 0 or above: null, false, true, numbers, texts, lists, objects. */
export function compare(a: Value, b: Value): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return byCodePoint(a, b);
  if (isList(a) && isList(b)) return compareLists(a, b);
  if (isObject(a) && isObject(b)) {
    const [left, right] = [keysOf(a), keysOf(b)];
    return (
      compareLists(left, right) ||
      compareLists(
        left.map(key => a[key]),
        left.map(key => b[key]),
      )
    );
  }
  return 0;
}

function compareLists(a: readonly Value[], b: readonly Value[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const order = compare(a[at], b[at]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function byCodePoint(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const order = (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? 0);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** JSON without blanks, keys in order. */
export function toJson(value: Value): string {
  if (isList(value)) return `[${value.map(toJson).join(',')}]`;
  if (isObject(value))
    return `{${keysOf(value)
      .map(key => `${JSON.stringify(key)}:${toJson(value[key])}`)
      .join(',')}}`;
  return JSON.stringify(value ?? null);
}

export const toText = (value: Value): string => (typeof value === 'string' ? value : toJson(value));

/** Whether `a` holds all of `b`: texts by part, lists and objects by what is in them. */
export function contains(a: Value, b: Value): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a.includes(b);
  if (isList(a) && isList(b))
    return b.every(wanted => a.some(one => typeOf(one) === typeOf(wanted) && contains(one, wanted)));
  if (isObject(a) && isObject(b)) {
    return keysOf(b).every(key => key in a && typeOf(a[key]) === typeOf(b[key]) && contains(a[key], b[key]));
  }
  if (typeOf(a) === typeOf(b)) return compare(a, b) === 0;
  throw new JqError(`cannot check whether ${typeOf(a)} contains ${typeOf(b)}`);
}
