import { JqError } from './jq-error';
import { isList, isObject, typeOf, type Value } from './values';

/** `.[key]`. @throws JqError where the value has no such keys */
export function indexed(value: Value, key: Value): Value {
  if (typeof key === 'string') {
    if (isObject(value)) return Object.hasOwn(value, key) ? (value[key] ?? null) : null;
    if (typeOf(value) === 'null') return null;
  } else if (typeof key === 'number') {
    if (isList(value)) return value.at(Math.floor(key)) ?? null;
    if (typeOf(value) === 'null') return null;
  }
  throw new JqError(`${typeOf(value)} has no key ${JSON.stringify(key)}`);
}

/** `.[from:to]` of a list or a text. */
export function sliced(value: Value, from: Value, to: Value): Value {
  if (typeOf(value) === 'null') return null;
  const edge = (at: Value, rounded: (n: number) => number): number | undefined => {
    if (typeOf(at) === 'null') return undefined;
    if (typeof at !== 'number') throw new JqError(`${typeOf(at)} is no place in a slice`);
    return rounded(at);
  };
  const edges = [edge(from, Math.floor), edge(to, Math.ceil)] as const;
  if (isList(value)) return value.slice(...edges);
  if (typeof value === 'string') return [...value].slice(...edges).join('');
  throw new JqError(`cannot take a slice of ${typeOf(value)}`);
}
