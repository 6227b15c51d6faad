import { toText } from '../cast';
import { elementType, isNilContainer, ofType } from '../element-type';
import { fixed, FunctionError, variadic, type Functions } from '../function';
import { typeName, type GoMap, type GoValue } from '../value';
import { deepCopy, merge } from './merging';

function dictionary(...pairs: readonly GoValue[]): GoMap {
  const map: GoMap = new Map();
  for (let index = 0; index < pairs.length; index += 2) {
    map.set(toText(pairs[index]), index + 1 < pairs.length ? pairs[index + 1] : '');
  }
  return map;
}

function conversion(value: GoValue, wanted: string): never {
  const type = value === null || value === undefined ? 'nil' : typeName(value);
  throw new FunctionError(`interface conversion: interface {} is ${type}, not ${wanted}`);
}

const asMap = (value: GoValue): GoMap =>
  value instanceof Map && typeName(value) === 'map[string]interface {}'
    ? value
    : conversion(value, 'map[string]interface {}');
const asText = (value: GoValue): string => (typeof value === 'string' ? value : conversion(value, 'string'));

function dig(...path: readonly GoValue[]): GoValue {
  if (path.length < 3) throw new FunctionError('dig needs at least three arguments');
  let map = asMap(path.at(-1));
  const keys = path.slice(0, -2).map(asText);
  for (const [index, key] of keys.entries()) {
    if (!map.has(key)) return path.at(-2);
    if (index === keys.length - 1) return map.get(key);
    map = asMap(map.get(key));
  }
  return null;
}

/** A nil map becomes one that takes entries, once there are some. */
const writable = (map: GoMap, source: GoMap): GoMap =>
  isNilContainer(map) && !isNilContainer(source) ? new Map() : map;

const mergeFunction = (overwrite: boolean) =>
  variadic(['map'], 'map', (target, ...sources) =>
    sources.reduce((map, source) => merge(writable(map, source), source, overwrite), target),
  );

const copied = fixed(['any'], value => {
  // The library asks nil for its type.
  if (value === null || value === undefined)
    throw new FunctionError('reflect: call of reflect.Value.Type on zero Value');
  return deepCopy(value, (copy, original) => ofType(copy, elementType(original)));
});

function put(map: GoMap, key: string, value: GoValue): GoMap {
  if (isNilContainer(map)) throw new FunctionError('assignment to entry in nil map');
  return map.set(key, value);
}

/** sprig: maps. `set` and `unset` change the map that they are given, as in sprig. */
export const dictionaries: Functions = {
  dict: variadic([], 'any', dictionary),
  get: fixed(['map', 'string'], (map, key) => (map.has(key) ? map.get(key) : '')),
  set: fixed(['map', 'string', 'any'], put),
  unset: fixed(['map', 'string'], (map, key) => {
    map.delete(key);
    return map;
  }),
  hasKey: fixed(['map', 'string'], (map, key) => map.has(key)),
  keys: variadic([], 'map', (...maps) =>
    ofType(
      maps.flatMap(map => [...map.keys()]),
      'string',
    ),
  ),
  values: fixed(['map'], map => [...map.values()]),
  pluck: variadic(['string'], 'map', (key, ...maps) => maps.filter(map => map.has(key)).map(map => map.get(key))),
  pick: variadic(['map'], 'string', (map, ...keys) => new Map([...map].filter(([key]) => keys.includes(key)))),
  omit: variadic(['map'], 'string', (map, ...keys) => new Map([...map].filter(([key]) => !keys.includes(key)))),
  merge: mergeFunction(false),
  mustMerge: mergeFunction(false),
  mergeOverwrite: mergeFunction(true),
  mustMergeOverwrite: mergeFunction(true),
  deepCopy: copied,
  mustDeepCopy: copied,
  dig: variadic([], 'any', dig),
};
