import { parseInteger, toFloat64, toInt64 } from '../cast';
import { addDecimals, decimal, divideDecimals, multiplyDecimals, negated, toFloat, type Decimal } from '../decimal';
import { ofType } from '../element-type';
import { display } from '../format';
import { fixed, FunctionError, variadic, type Functions } from '../function';
import { int64, type GoValue } from '../value';

const total = (values: readonly GoValue[], step: (sum: bigint, value: bigint) => bigint, start: bigint) =>
  int64(values.map(toInt64).reduce((sum, value) => BigInt.asIntN(64, step(sum, value)), start));

const greatest = (first: GoValue, ...others: readonly GoValue[]) =>
  int64(others.map(toInt64).reduce((best, value) => (value > best ? value : best), toInt64(first)));
const least = (first: GoValue, ...others: readonly GoValue[]) =>
  int64(others.map(toInt64).reduce((best, value) => (value < best ? value : best), toInt64(first)));

function divisor(value: bigint): bigint {
  if (value === 0n) throw new FunctionError('runtime error: integer divide by zero');
  return value;
}

/** Arithmetic in decimal digits, one value after the other; only the end is a float again. */
const decimals =
  (step: (left: Decimal, right: Decimal) => Decimal | undefined) =>
  (first: GoValue, ...others: readonly GoValue[]) =>
    toFloat(
      others.map(finite).reduce((left, right) => {
        const value = step(left, right);
        if (value === undefined) throw new FunctionError('decimal division by 0');
        return value;
      }, finite(first)),
    );

function finite(value: GoValue): Decimal {
  const number = toFloat64(value);
  if (Number.isFinite(number)) return decimal(number);
  throw new FunctionError(`Cannot create a Decimal from ${display(number)}`);
}

/** Rounds up from the given fraction on, .5 unless told; halves of negative numbers go down. */
function rounded(value: GoValue, places: bigint, ...from: readonly number[]): number {
  const factor = 10 ** Number(places);
  const digit = toFloat64(value) * factor;
  return (digit - Math.trunc(digit) >= (from[0] ?? 0.5) ? Math.ceil(digit) : Math.floor(digit)) / factor;
}

/** More would fill the memory; nobody means so many. */
const MOST_NUMBERS = 10_000_000n;

function* steps(start: bigint, stop: bigint, step: bigint): Generator<bigint> {
  if (step === 0n || (stop < start ? step > 0n : step < 0n)) return;
  if ((stop - start) / step > MOST_NUMBERS) throw new FunctionError(`more than ${MOST_NUMBERS} numbers`);
  for (let at = start; step > 0n ? at < stop : at > stop; at += step) yield at;
}

/** `seq 1 3` gives `1 2 3`; a last, a first and a last, or first, step and last. */
function sequence(...bounds: readonly bigint[]): string {
  const [first = 1n, second, third] = bounds;
  if (bounds.length === 0 || bounds.length > 3) return '';
  const end = third ?? second ?? first;
  const start = second === undefined ? 1n : first;
  const step = third === undefined ? (end < start ? -1n : 1n) : (second ?? 1n);
  if (third !== undefined && (end < start ? step > 0n : step < 0n)) return '';
  return [...steps(start, end + (end < start ? -1n : 1n), step)].join(' ');
}

function atoi(text: string): bigint {
  const { value, limited } = parseInteger(text, 10);
  return value ?? limited ?? 0n;
}

/** sprig: whole and decimal arithmetic. */
export const numbers: Functions = {
  add: variadic([], 'any', (...values) => total(values, (sum, value) => sum + value, 0n)),
  add1: fixed(['any'], value => int64(toInt64(value) + 1n)),
  sub: fixed(['any', 'any'], (left, right) => int64(toInt64(left) - toInt64(right))),
  mul: variadic(['any'], 'any', (first, ...others) =>
    total(others, (product, value) => product * value, toInt64(first)),
  ),
  div: fixed(['any', 'any'], (left, right) => int64(toInt64(left) / divisor(toInt64(right)))),
  mod: fixed(['any', 'any'], (left, right) => int64(toInt64(left) % divisor(toInt64(right)))),
  max: variadic(['any'], 'any', greatest),
  biggest: variadic(['any'], 'any', greatest),
  min: variadic(['any'], 'any', least),
  maxf: variadic(['any'], 'any', (...values) => values.map(toFloat64).reduce((a, b) => Math.max(a, b))),
  minf: variadic(['any'], 'any', (...values) => values.map(toFloat64).reduce((a, b) => Math.min(a, b))),
  int: fixed(['any'], value => toInt64(value)),
  int64: fixed(['any'], value => int64(toInt64(value))),
  float64: fixed(['any'], toFloat64),
  atoi: fixed(['string'], atoi),
  toDecimal: fixed(['any'], value => int64(parseInteger(display(value), 8).value ?? 0n)),
  ceil: fixed(['any'], value => Math.ceil(toFloat64(value))),
  floor: fixed(['any'], value => Math.floor(toFloat64(value))),
  round: variadic(['any', 'int'], 'float64', rounded),
  addf: variadic([], 'any', (...values) => decimals(addDecimals)(0n, ...values)),
  add1f: fixed(['any'], value => decimals(addDecimals)(value, 1n)),
  subf: variadic(
    ['any'],
    'any',
    decimals((left, right) => addDecimals(left, negated(right))),
  ),
  mulf: variadic(['any'], 'any', decimals(multiplyDecimals)),
  divf: variadic(['any'], 'any', decimals(divideDecimals)),
  until: fixed(['int'], count => ofType([...steps(0n, count, count < 0n ? -1n : 1n)], 'int')),
  untilStep: fixed(['int', 'int', 'int'], (start, stop, step) => ofType([...steps(start, stop, step)], 'int')),
  seq: variadic([], 'int', sequence),
};
