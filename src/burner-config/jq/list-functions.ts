import { JqError } from './jq-error';
import { add } from './operators';
import type { ValueFunction } from './value-functions';
import { compare, inside, isList, isObject, keysOf, toText, typeOf, type Value } from './values';

function list(value: Value): readonly Value[] {
  if (isList(value)) return value;
  throw new JqError(`${typeOf(value)} is no list`);
}

const sorted = (value: Value): readonly Value[] => [...list(value)].sort(compare);

const extreme =
  (isBetter: (order: number) => boolean): ValueFunction =>
  value =>
    list(value).reduce<Value>((best, one, at) => (at === 0 || isBetter(compare(one, best)) ? one : best), null);

function joined(value: Value, separator: Value): string {
  const parts = list(value).map(one => {
    if (isList(one) || isObject(one)) throw new JqError(`cannot join ${typeOf(one)}`);
    return typeOf(one) === 'null' ? '' : toText(one);
  });
  if (typeof separator === 'string') return parts.join(separator);
  throw new JqError(`cannot join with ${typeOf(separator)}`);
}

function entries(value: Value): readonly Value[] {
  if (isObject(value)) return keysOf(value).map(key => ({ key, value: value[key] }));
  throw new JqError(`${typeOf(value)} has no entries`);
}

/** Functions of lists and objects. */
export const listFunctions: Readonly<Record<string, ValueFunction>> = {
  'add/0': value => inside(value).reduce(add, null),
  'any/0': value => list(value).some(one => one !== null && one !== false),
  'all/0': value => list(value).every(one => one !== null && one !== false),
  'first/0': value => list(value ?? [])[0] ?? null,
  'last/0': value => list(value ?? []).at(-1) ?? null,
  'min/0': extreme(order => order < 0),
  'max/0': extreme(order => order >= 0),
  'sort/0': sorted,
  'unique/0': value => sorted(value).filter((one, at, all) => at === 0 || compare(one, all[at - 1]) !== 0),
  'reverse/0': value => (typeof value === 'string' ? [...value].reverse().join('') : [...list(value ?? [])].reverse()),
  'flatten/0': value => list(value).flat(Infinity),
  'join/1': joined,
  'to_entries/0': entries,
};
