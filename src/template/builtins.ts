import { equalsAny, lessThan } from './compare';
import { escapeHtml, escapeJs, escapeQuery } from './escape';
import { sprint, sprintln } from './format';
import { fixed, variadic, type Functions } from './function';
import { indexInto, lengthOf, sliceOf } from './indexing';
import { sprintf } from './printf';
import { isTrue, type GoValue } from './value';

/** What the escaping functions print: nothing at all as an action would. */
const printed = (values: readonly GoValue[]) => sprint(values.map(value => value ?? '<no value>'));

/** Functions of text/template itself. `and`, `or` and `call` are here for their signature: the evaluator runs them. */
export const builtins: Functions = {
  and: variadic(['value'], 'value', first => first),
  or: variadic(['value'], 'value', first => first),
  not: fixed(['value'], value => !isTrue(value)),
  call: variadic(['value'], 'value', first => first),
  eq: variadic(['value'], 'value', (first, ...others) => equalsAny(first, others)),
  ne: fixed(['value', 'value'], (left, right) => !equalsAny(left, [right])),
  lt: fixed(['value', 'value'], lessThan),
  le: fixed(['value', 'value'], (left, right) => lessThan(left, right) || equalsAny(left, [right])),
  gt: fixed(['value', 'value'], (left, right) => !lessThan(left, right) && !equalsAny(left, [right])),
  ge: fixed(['value', 'value'], (left, right) => !lessThan(left, right)),
  index: variadic(['value'], 'value', (item, ...keys) => indexInto(item, keys)),
  slice: variadic(['value'], 'value', (item, ...bounds) => sliceOf(item, bounds)),
  len: fixed(['value'], value => BigInt(lengthOf(value))),
  print: variadic([], 'any', (...values) => sprint(values)),
  println: variadic([], 'any', (...values) => sprintln(values)),
  printf: variadic(['string'], 'any', (format, ...values) => sprintf(format, values)),
  html: variadic([], 'any', (...values) => escapeHtml(printed(values))),
  js: variadic([], 'any', (...values) => escapeJs(printed(values))),
  urlquery: variadic([], 'any', (...values) => escapeQuery(printed(values))),
};
