import { toInt64 } from '../cast';
import { elementType, nilList, ofType } from '../element-type';
import { fixed, FunctionError, variadic, type Functions, type TemplateFunction } from '../function';
import { isTrue, kindName, type GoValue } from '../value';
import { same } from './same';

function listFor(value: GoValue, refusal: (kind: string) => string): GoValue[] {
  if (Array.isArray(value)) return value;
  if (value === null || value === undefined) {
    throw new FunctionError('runtime error: invalid memory address or nil pointer dereference');
  }
  throw new FunctionError(refusal(kindName(value)));
}

const cannot = (what: string) => (kind: string) => `Cannot ${what} on type ${kind}`;

/** A function of one list. */
const ofList = (what: string, call: (list: readonly GoValue[]) => GoValue) =>
  fixed(['any'], value => call(listFor(value, cannot(what))));

/** sprig puts its own `slice`, of lists only, in the place of text/template's. */
function sliceList(value: GoValue, bounds: readonly GoValue[]): GoValue {
  const list = listFor(value, kind => `list should be type of slice or array but ${kind}`);
  if (list.length === 0) return null;
  const start = bounds.length > 0 ? Number(toInt64(bounds[0])) : 0;
  const end = bounds.length > 1 ? Number(toInt64(bounds[1])) : list.length;
  if (start < 0 || start > end || end > list.length) {
    throw new FunctionError('reflect.Value.Slice: slice index out of bounds');
  }
  return ofType(list.slice(start, end), elementType(list));
}

/** Sizes below 1 end as sprig's reckoning in floats has it, mostly in an error. */
function chunks(size: bigint, value: GoValue): GoValue {
  const list = listFor(value, kind => `Cannot chunk type ${kind}`);
  const width = Number(size);
  const count = Math.floor((list.length - 1) / width) + 1;
  if (!(count >= 0 && Number.isFinite(count))) throw new FunctionError('runtime error: makeslice: len out of range');
  const parts = Array.from({ length: count }, (_, index) => {
    const length = index === count - 1 ? list.length % width || width : width;
    if (length < 0) throw new FunctionError('runtime error: makeslice: len out of range');
    return list.slice(index * width, index * width + length);
  });
  return ofType(parts, '[]interface {}');
}

function contains(wanted: GoValue, value: GoValue): boolean {
  if (value === null || value === undefined) return false;
  return listFor(value, cannot('find has')).some(item => same(wanted, item));
}

const append = fixed(['any', 'any'], (list, value) => [...listFor(list, cannot('push')), value]);
const prepend = fixed(['any', 'any'], (list, value) => [value, ...listFor(list, cannot('prepend'))]);

function concatenated(...lists: readonly GoValue[]): GoValue {
  const all = lists.flatMap(list => listFor(list, kind => `Cannot concat type ${kind} as list`));
  return all.length === 0 ? nilList() : all;
}

/** Functions that also come as `mustX`, which tells the same errors. */
const twice: Readonly<Record<string, TemplateFunction>> = {
  append,
  push: append,
  prepend,
  first: ofList('find first', list => list[0] ?? null),
  last: ofList('find last', list => list.at(-1) ?? null),
  rest: ofList('find rest', list => (list.length === 0 ? nilList() : list.slice(1))),
  initial: ofList('find initial', list => (list.length === 0 ? nilList() : list.slice(0, -1))),
  reverse: ofList('find reverse', list => [...list].reverse()),
  uniq: ofList('find uniq', list =>
    list.filter((value, index) => list.findIndex(other => same(value, other)) === index),
  ),
  without: variadic(['any'], 'any', (list, ...unwanted) =>
    listFor(list, cannot('find without')).filter(value => !unwanted.some(other => same(value, other))),
  ),
  has: fixed(['any', 'any'], contains),
  compact: ofList('compact', list => list.filter(isTrue)),
  slice: variadic(['any'], 'any', (list, ...bounds) => sliceList(list, bounds)),
  chunk: fixed(['int', 'any'], chunks),
};

const must = ([name, callee]: readonly [string, TemplateFunction]) =>
  [`must${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`, callee] as const;

/** sprig: lists. None of these changes the list that it is given. */
export const lists: Functions = {
  list: variadic([], 'any', (...values) => values),
  tuple: variadic([], 'any', (...values) => values),
  concat: variadic([], 'any', concatenated),
  ...twice,
  ...Object.fromEntries(Object.entries(twice).map(must)),
};
