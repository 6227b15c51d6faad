import { display } from './format';
import { numberLiteral } from './number-literal';
import { integerOf, type GoValue } from './value';

/** github.com/spf13/cast ToInt64 as sprig uses it: what cannot be converted is 0. */
export function toInt64(value: GoValue): bigint {
  const integer = integerOf(value);
  if (integer !== undefined) return integer;
  if (typeof value === 'number') return BigInt.asIntN(64, BigInt(Number.isFinite(value) ? Math.trunc(value) : 0));
  if (typeof value === 'boolean') return value ? 1n : 0n;
  return typeof value === 'string' ? parseInteger(value) : 0n;
}

/** strconv.ParseInt with base 0: 0x, 0b and leading zeros count; anything else is 0. */
function parseInteger(text: string): bigint {
  const literal = numberLiteral(text);
  if ('complaint' in literal || /[.'eEpPi]/.test(text.replace(/^[+-]?0[xX].*/, ''))) return 0n;
  return literal.integer ?? 0n;
}

/** cast.ToFloat64. */
export function toFloat64(value: GoValue): number {
  const integer = integerOf(value);
  if (integer !== undefined) return Number(integer);
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value) ? Number(value) : 0;
}

/** sprig's toString: text as it is, anything else as %v prints it. */
export const toText = (value: GoValue): string => (typeof value === 'string' ? value : display(value));
