import { compare, inside, isList, isObject, isTrue, typeOf, type Value } from './values';

/** An expression made ready: every result for an input. */
export type Filter = (input: Value) => Iterable<Value>;

/** A function whose arguments are expressions. */
export type FilterFunction = (input: Value, ...args: Filter[]) => Iterable<Value>;

/** The results of `filter` as one list. */
const allOf = (filter: Filter, input: Value): readonly Value[] => [...filter(input)];

function* select(input: Value, condition: Filter): Iterable<Value> {
  for (const held of condition(input)) if (isTrue(held)) yield input;
}

function* recurse(input: Value): Iterable<Value> {
  yield input;
  if (isList(input) || isObject(input)) for (const one of inside(input)) yield* recurse(one);
}

function some(values: Iterable<Value>, condition: Filter): boolean {
  for (const one of values) for (const held of condition(one)) if (isTrue(held)) return true;
  return false;
}

function every(values: Iterable<Value>, condition: Filter): boolean {
  for (const one of values) for (const held of condition(one)) if (!isTrue(held)) return false;
  return true;
}

function* limited(input: Value, counts: Filter, filter: Filter): Iterable<Value> {
  for (const count of counts(input)) {
    let left = Number(count);
    if (left <= 0) continue;
    for (const one of filter(input)) {
      yield one;
      if (--left <= 0) break;
    }
  }
}

function sortedBy(input: Value, by: Filter): readonly Value[] {
  const keyed = inside(input).map(value => ({ value, key: allOf(by, value) }));
  return keyed.sort((a, b) => compare(a.key, b.key)).map(({ value }) => value);
}

const ofType = (...types: readonly string[]): FilterFunction =>
  function* typed(input) {
    if (types.includes(typeOf(input))) yield input;
  };

const one = (value: Value): Iterable<Value> => [value];

export const filterFunctions: Readonly<Record<string, FilterFunction>> = {
  'empty/0': () => [],
  'select/1': select,
  'map/1': (input, filter) => one(inside(input).flatMap(value => allOf(filter, value))),
  'recurse/0': recurse,
  'any/1': (input, condition) => one(some(inside(input), condition)),
  'all/1': (input, condition) => one(every(inside(input), condition)),
  'any/2': (input, values, condition) => one(some(values(input), condition)),
  'all/2': (input, values, condition) => one(every(values(input), condition)),
  'first/1': (input, filter) => limited(input, () => [1], filter),
  *'last/1'(input, filter) {
    const all = allOf(filter, input);
    if (all.length > 0) yield all.at(-1);
  },
  'limit/2': limited,
  *'isempty/1'(input, filter) {
    for (const found of filter(input)) return void (yield found === undefined);
    yield true;
  },
  'sort_by/1': (input, by) => one(sortedBy(input, by)),
  'IN/1': (input, values) => one(allOf(values, input).some(value => compare(value, input) === 0)),
  'values/0': ofType('boolean', 'number', 'string', 'array', 'object'),
  'nulls/0': ofType('null'),
  'booleans/0': ofType('boolean'),
  'numbers/0': ofType('number'),
  'strings/0': ofType('string'),
  'arrays/0': ofType('array'),
  'objects/0': ofType('object'),
  'iterables/0': ofType('array', 'object'),
  'scalars/0': ofType('null', 'boolean', 'number', 'string'),
};
