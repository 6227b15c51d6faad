import { toInt64 } from '../cast';
import { fixed, FunctionError, variadic, type Functions } from '../function';
import { isTrue, kindName, typeName, type GoValue } from '../value';

import { same } from './same';

function listFor(name: string, value: GoValue): GoValue[] {
  if (Array.isArray(value)) return value;
  throw new FunctionError(`Cannot ${name} on type ${typeName(value)}`);
}

/** sprig puts its own `slice`, of lists only, in the place of text/template's. */
function sliceList(list: GoValue, bounds: readonly GoValue[]): GoValue {
  if (!Array.isArray(list)) throw new FunctionError(`list should be type of slice or array but ${kindName(list)}`);
  const [start = 0, end = list.length] = bounds.map(bound => Number(toInt64(bound)));
  if (start > end || end > list.length) throw new FunctionError('reflect.Value.Slice: slice index out of bounds');
  return list.length === 0 ? null : list.slice(start, end);
}

/** sprig: lists. None of these changes the list that it is given. */
export const lists: Functions = {
  list: variadic([], 'any', (...values) => values),
  tuple: variadic([], 'any', (...values) => values),
  first: fixed(['any'], value => listFor('find first', value)[0] ?? null),
  last: fixed(['any'], value => listFor('find last', value).at(-1) ?? null),
  rest: fixed(['any'], value => listFor('find rest', value).slice(1)),
  initial: fixed(['any'], value => listFor('find initial', value).slice(0, -1)),
  append: fixed(['any', 'any'], (list, value) => [...listFor('push', list), value]),
  push: fixed(['any', 'any'], (list, value) => [...listFor('push', list), value]),
  prepend: fixed(['any', 'any'], (list, value) => [value, ...listFor('prepend', list)]),
  concat: variadic([], 'any', (...parts) => parts.flatMap(part => listFor('concat', part))),
  reverse: fixed(['any'], list => [...listFor('find reverse', list)].reverse()),
  uniq: fixed(['any'], list =>
    listFor('find uniq', list).filter((value, index, all) => all.findIndex(other => same(other, value)) === index),
  ),
  without: variadic(['any'], 'any', (list, ...unwanted) =>
    listFor('find without', list).filter(value => !unwanted.some(other => same(other, value))),
  ),
  has: fixed(['any', 'any'], (wanted, list) =>
    list === null || list === undefined ? false : listFor('find has', list).some(value => same(value, wanted)),
  ),
  compact: fixed(['any'], list => listFor('compact', list).filter(value => isTrue(value))),
  slice: variadic(['any'], 'any', (list, ...bounds) => sliceList(list, bounds)),
};
