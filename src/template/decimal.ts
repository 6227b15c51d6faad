import { formatFloat } from './format-float';

/** A decimal number: digits · 10^-scale. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** Decimal places of a quotient, as github.com/shopspring/decimal has it, which sprig reckons with. */
const DIVISION_PLACES = 16;

/** The decimal digits that stand for a finite float. */
export function decimal(value: number): Decimal {
  const [whole = '0', fraction = ''] = formatFloat(value, 'f').split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length };
}

/** The nearest float; text first, so that it is the nearest. */
export const toFloat = ({ digits, scale }: Decimal): number => Number(`${digits}e${-scale}`);

const widened = ({ digits, scale }: Decimal, to: number) => digits * 10n ** BigInt(to - scale);

/** The sum without binary rounding: 0.1 + 0.2 is 0.3. */
export function addDecimals(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  return { digits: widened(left, scale) + widened(right, scale), scale };
}

export const negated = ({ digits, scale }: Decimal): Decimal => ({ digits: -digits, scale });

export const multiplyDecimals = (left: Decimal, right: Decimal): Decimal => ({
  digits: left.digits * right.digits,
  scale: left.scale + right.scale,
});

/** The quotient to 16 places, halves away from zero; `undefined` for a division by zero. */
export function divideDecimals(left: Decimal, right: Decimal): Decimal | undefined {
  if (right.digits === 0n) return undefined;
  const scale = Math.max(left.scale, right.scale);
  const [numerator, denominator] = [widened(left, scale) * 10n ** BigInt(DIVISION_PLACES), widened(right, scale)];
  const quotient = numerator / denominator;
  const rest = numerator % denominator;
  const roundsUp = magnitude(rest) * 2n >= magnitude(denominator);
  const step = numerator < 0n === denominator < 0n ? 1n : -1n;
  return { digits: quotient + (roundsUp ? step : 0n), scale: DIVISION_PLACES };
}

const magnitude = (value: bigint) => (value < 0n ? -value : value);
