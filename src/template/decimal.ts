import { formatFloat } from './format-float';

/** A decimal number: digits · 10^-scale. */
interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** Decimal places of a quotient, as github.com/shopspring/decimal has it, which sprig reckons with. */
const DIVISION_PLACES = 16;

function decimal(value: number): Decimal {
  const [whole = '0', fraction = ''] = formatFloat(value, 'f').split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length };
}

/** Text first, so that the nearest float is taken. */
const toFloat = ({ digits, scale }: Decimal) => Number(`${digits}e-${scale}`);

const widened = ({ digits, scale }: Decimal, to: number) => digits * 10n ** BigInt(to - scale);

/** The sum without binary rounding: 0.1 + 0.2 is 0.3. */
export function addDecimals(left: number, right: number): number {
  const [a, b] = [decimal(left), decimal(right)];
  const scale = Math.max(a.scale, b.scale);
  return toFloat({ digits: widened(a, scale) + widened(b, scale), scale });
}

export function multiplyDecimals(left: number, right: number): number {
  const [a, b] = [decimal(left), decimal(right)];
  return toFloat({ digits: a.digits * b.digits, scale: a.scale + b.scale });
}

/** The quotient to 16 places, halves away from zero; `undefined` for a division by zero. */
export function divideDecimals(left: number, right: number): number | undefined {
  const [a, b] = [decimal(left), decimal(right)];
  if (b.digits === 0n) return undefined;
  const scale = Math.max(a.scale, b.scale);
  const [numerator, denominator] = [widened(a, scale) * 10n ** BigInt(DIVISION_PLACES), widened(b, scale)];
  const quotient = numerator / denominator;
  const rest = numerator % denominator;
  const roundsUp = magnitude(rest) * 2n >= magnitude(denominator);
  const step = numerator < 0n === denominator < 0n ? 1n : -1n;
  return toFloat({ digits: quotient + (roundsUp ? step : 0n), scale: DIVISION_PLACES });
}

const magnitude = (value: bigint) => (value < 0n ? -value : value);
