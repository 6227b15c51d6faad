import { display } from './format';
import { integerOf, type GoValue } from './value';

/** github.com/spf13/cast ToInt64 as sprig uses it: what cannot be converted is 0. */
export function toInt64(value: GoValue): bigint {
  const integer = integerOf(value);
  if (integer !== undefined) return integer;
  if (typeof value === 'number') return BigInt.asIntN(64, BigInt(Number.isFinite(value) ? Math.trunc(value) : 0));
  if (typeof value === 'boolean') return value ? 1n : 0n;
  return typeof value === 'string' ? parseInteger(value) : 0n;
}

function parseInteger(text: string): bigint {
  // cast drops leading zeros, so "010" is ten; what is no base-10 or 0x number is 0.
  const trimmed = text.replace(/^([+-]?)0+(?=\d)/, '$1').replace(/^\+/, '');
  if (/^-?\d+(?:\.0*)?$/.test(trimmed)) return BigInt(trimmed.replace(/\..*$/, ''));
  return 0n;
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
