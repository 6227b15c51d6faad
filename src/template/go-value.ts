import { goTime } from './go-time';
import { SizedInt, type GoValue } from './value';

const MOST_INT = 2n ** 63n - 1n;
const LEAST_INT = -(2n ** 63n);

/** A number that was written with a point or an exponent: a float64 even where it is whole, such as 2.0. */
export class Float64 {
  constructor(readonly value: number) {}
}

/** A plain value, as read from YAML or JSON, as Go holds it after yaml.v3: whole numbers are `int`. */
export function goValue(plain: unknown): GoValue {
  if (plain === null || plain === undefined) return null;
  if (typeof plain === 'string' || typeof plain === 'boolean') return plain;
  if (typeof plain === 'number') return Number.isSafeInteger(plain) && !Object.is(plain, -0) ? BigInt(plain) : plain;
  if (typeof plain === 'bigint') return wholeNumber(plain);
  if (Array.isArray(plain)) return plain.map(goValue);
  if (plain instanceof Float64) return plain.value;
  if (
    plain instanceof SizedInt ||
    (typeof plain === 'object' && 'object' in plain && plain.object === true && 'methods' in plain)
  )
    return plain as GoValue;
  if (plain instanceof Date) return goTime(BigInt(plain.getTime()) * 1_000_000n, 'UTC');
  const entries = plain instanceof Map ? [...(plain as Map<unknown, unknown>)] : Object.entries(plain);
  return new Map(entries.map(([key, value]) => [String(key), goValue(value)]));
}

/** yaml.v3 reads what is too great for an int as uint64, then as float64. */
function wholeNumber(value: bigint): GoValue {
  if (value >= LEAST_INT && value <= MOST_INT) return value;
  return value > 0n && value < 2n ** 64n ? new SizedInt('uint64', value) : Number(value);
}
