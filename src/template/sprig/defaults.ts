import { fixed, FunctionError, variadic, type Functions } from '../function';
import { isTrue, type GoValue } from '../value';

/** sprig: choosing between values. Empty is nothing, zero, false, "", and lists and maps without entries. */
export const defaults: Functions = {
  default: variadic(['any'], 'any', (fallback, ...given) =>
    given.length > 0 && isTrue(given[0]) ? given[0] : fallback,
  ),
  empty: fixed(['any'], value => !isTrue(value)),
  coalesce: variadic([], 'any', (...values) => values.find(isTrue) ?? null),
  ternary: fixed(['any', 'any', 'bool'], (yes, no, test) => (test ? yes : no)),
  all: variadic([], 'any', (...values) => values.every(isTrue)),
  any: variadic([], 'any', (...values) => values.some(isTrue)),
  fail: fixed(['string'], (message): GoValue => {
    throw new FunctionError(message);
  }),
};
