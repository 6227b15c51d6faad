import { toFloat64, toInt64 } from '../cast';
import { addDecimals, divideDecimals, multiplyDecimals } from '../decimal';
import { fixed, FunctionError, variadic, type Functions } from '../function';
import { int64, type GoValue } from '../value';

const total = (values: readonly GoValue[], step: (sum: bigint, value: bigint) => bigint, start: bigint) =>
  int64(values.map(toInt64).reduce(step, start));

const pick = (first: GoValue, others: readonly GoValue[], better: (a: bigint, b: bigint) => boolean) =>
  int64(others.map(toInt64).reduce((best, value) => (better(value, best) ? value : best), toInt64(first)));

function dividend(value: bigint): bigint {
  if (value === 0n) throw new FunctionError('runtime error: integer divide by zero');
  return value;
}

function quotient(left: number, right: number): number {
  const value = divideDecimals(left, right);
  if (value === undefined) throw new FunctionError('decimal division by 0');
  return value;
}

/** Go rounds halves away from zero, at the given place. */
function rounded(value: GoValue, places: bigint): number {
  const factor = 10 ** Number(places);
  const digit = toFloat64(value) * factor;
  return (digit - Math.trunc(digit) >= 0.5 ? Math.ceil(digit) : Math.floor(digit)) / factor;
}

/** More would fill the memory; nobody means so many. */
const MOST_NUMBERS = 10_000_000n;

function* steps(start: bigint, stop: bigint, step: bigint): Generator<bigint> {
  if (step === 0n || (stop < start ? step > 0n : step < 0n)) return;
  if ((stop - start) / step > MOST_NUMBERS) throw new FunctionError(`more than ${MOST_NUMBERS} numbers`);
  for (let at = start; step > 0n ? at < stop : at > stop; at += step) yield at;
}

/** `seq 1 3` gives `1 2 3`; a first, a first and a last, or first, step and last. */
function sequence(bounds: readonly bigint[]): string {
  const [first = 1n, second, third] = bounds;
  if (bounds.length === 0 || bounds.length > 3) return '';
  const end = third ?? second ?? first;
  const start = second === undefined ? 1n : first;
  const step = third === undefined ? (end < start ? -1n : 1n) : (second ?? 1n);
  if (third !== undefined && (end < start ? step > 0n : step < 0n)) return '';
  return [...steps(start, end + (step < 0n ? -1n : 1n), step)].join(' ');
}

/** sprig: whole and decimal arithmetic. */
export const numbers: Functions = {
  add: variadic([], 'any', (...values) => total(values, (sum, value) => sum + value, 0n)),
  add1: fixed(['any'], value => int64(toInt64(value) + 1n)),
  sub: fixed(['any', 'any'], (left, right) => int64(toInt64(left) - toInt64(right))),
  mul: variadic(['any'], 'any', (first, ...others) =>
    total(others, (product, value) => product * value, toInt64(first)),
  ),
  div: fixed(['any', 'any'], (left, right) => int64(toInt64(left) / dividend(toInt64(right)))),
  mod: fixed(['any', 'any'], (left, right) => int64(toInt64(left) % dividend(toInt64(right)))),
  max: variadic(['any'], 'any', (first, ...others) => pick(first, others, (a, b) => a > b)),
  min: variadic(['any'], 'any', (first, ...others) => pick(first, others, (a, b) => a < b)),
  int: fixed(['any'], value => BigInt.asIntN(64, toInt64(value))),
  int64: fixed(['any'], value => int64(toInt64(value))),
  float64: fixed(['any'], toFloat64),
  ceil: fixed(['any'], value => Math.ceil(toFloat64(value))),
  floor: fixed(['any'], value => Math.floor(toFloat64(value))),
  round: fixed(['any', 'int'], rounded),
  addf: variadic([], 'any', (...values) => values.map(toFloat64).reduce(addDecimals, 0)),
  add1f: fixed(['any'], value => addDecimals(toFloat64(value), 1)),
  mulf: variadic(['any'], 'any', (first, ...others) =>
    others.map(toFloat64).reduce(multiplyDecimals, toFloat64(first)),
  ),
  divf: variadic(['any'], 'any', (first, ...others) => others.map(toFloat64).reduce(quotient, toFloat64(first))),
  subf: variadic(['any'], 'any', (first, ...others) =>
    others.map(toFloat64).reduce((left, right) => addDecimals(left, -right), toFloat64(first)),
  ),
  until: fixed(['int'], count => [...steps(0n, count, count < 0n ? -1n : 1n)]),
  untilStep: fixed(['int', 'int', 'int'], (start, stop, step) => [...steps(start, stop, step)]),
  seq: variadic([], 'int', (...bounds) => sequence(bounds)),
};
