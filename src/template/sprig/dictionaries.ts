import { toText } from '../cast';
import { fixed, FunctionError, variadic, type Functions } from '../function';
import type { GoMap, GoValue } from '../value';

function dictionary(pairs: readonly GoValue[]): GoMap {
  const map: GoMap = new Map();
  for (let index = 0; index < pairs.length; index += 2) map.set(toText(pairs[index]), pairs[index + 1] ?? '');
  return map;
}

/** `merge` fills in what is missing or empty, deep; `mergeOverwrite` lets the later win. Both change the first. */
function merge(target: GoMap, source: GoMap, overwrite: boolean): GoMap {
  for (const [key, value] of source) {
    const present = target.get(key);
    if (present instanceof Map && value instanceof Map) merge(present, value, overwrite);
    else if (overwrite || isEmpty(present)) target.set(key, value);
  }
  return target;
}

const isEmpty = (value: GoValue) =>
  value === undefined || value === null || value === '' || value === false || value === 0n;

function dig(path: readonly GoValue[]): GoValue {
  const [map, fallback, ...keys] = [path.at(-1), path.at(-2), ...path.slice(0, -2)];
  if (!(map instanceof Map) || keys.length === 0) throw new FunctionError('dig needs at least three arguments');
  let value: GoValue = map;
  for (const key of keys) {
    if (!(value instanceof Map) || !value.has(toText(key))) return fallback;
    value = value.get(toText(key));
  }
  return value;
}

/** sprig: maps. `set` and `unset` change the map that they are given, as in sprig. */
export const dictionaries: Functions = {
  dict: variadic([], 'any', (...pairs) => dictionary(pairs)),
  get: fixed(['map', 'string'], (map, key) => map.get(key) ?? ''),
  set: fixed(['map', 'string', 'any'], (map, key, value) => map.set(key, value)),
  unset: fixed(['map', 'string'], (map, key) => {
    map.delete(key);
    return map;
  }),
  hasKey: fixed(['map', 'string'], (map, key) => map.has(key)),
  keys: variadic([], 'map', (...maps) => maps.flatMap(map => [...map.keys()])),
  values: fixed(['map'], map => [...map.values()]),
  pluck: variadic(['string'], 'map', (key, ...maps) => maps.filter(map => map.has(key)).map(map => map.get(key))),
  pick: variadic(['map'], 'string', (map, ...keys) => new Map([...map].filter(([key]) => keys.includes(key)))),
  omit: variadic(['map'], 'string', (map, ...keys) => new Map([...map].filter(([key]) => !keys.includes(key)))),
  merge: variadic(['map'], 'map', (target, ...sources) =>
    sources.reduce((map, source) => merge(map, source, false), target),
  ),
  mergeOverwrite: variadic(['map'], 'map', (target, ...sources) =>
    sources.reduce((map, source) => merge(map, source, true), target),
  ),
  dig: variadic([], 'any', (...path) => dig(path)),
};
