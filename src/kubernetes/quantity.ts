/** An exact amount: `nano` billionths of one, rounded up beyond that as Kubernetes does. */
export interface Quantity {
  readonly nano: bigint;
  /** How it was written, which decides how it is printed. */
  readonly format: 'DecimalSI' | 'BinarySI' | 'DecimalExponent';
}

const NANO = 1_000_000_000n;
/** Kubernetes caps amounts with a binary suffix at 2^63−1. */
const LARGEST = 9_223_372_036_854_775_807n * NANO;

const decimal = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'] as const;
const binary = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'] as const;
const syntax = /^([+-]?)(\d*(?:\.\d*)?)(?:([eE][+-]?\d+)|(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?)$/;

/**
 * Reads a quantity as apimachinery's resource.ParseQuantity does: `500m`, `1.5Gi`, `1e3`, `12`. YAML numbers count as
 * their text. `undefined` when Kubernetes would refuse it.
 */
export function parseQuantity(value: unknown): Quantity | undefined {
  const match = typeof value === 'number' || typeof value === 'string' ? syntax.exec(String(value)) : null;
  if (!match || value === '') return undefined;
  const [, sign, digits = '', exponent, suffix = ''] = match;
  const [whole = '', fraction = ''] = digits.split('.');
  const format = exponent ? 'DecimalExponent' : binary.indexOf(suffix as never) > 0 ? 'BinarySI' : 'DecimalSI';
  const power = exponent
    ? Number(exponent.slice(1))
    : format === 'DecimalSI'
      ? 3 * (decimal.indexOf(suffix as never) - 3)
      : 0;
  if (Math.abs(power) > 1000) return undefined;
  // Without a digit Go takes 0, but only where it reckons with 64 bits.
  if (!/\d/.test(digits) && (power < -9 || binary.indexOf(suffix as never) > 4)) return undefined;
  const factor = format === 'BinarySI' ? 1024n ** BigInt(binary.indexOf(suffix as never)) : 1n;
  const amount = scaleToNano(BigInt(`0${whole}${fraction}`) * factor, power - fraction.length);
  const capped = format === 'BinarySI' && amount > LARGEST ? LARGEST : amount;
  return { nano: sign === '-' ? -capped : capped, format };
}

/** `digits`·10^`power`, in billionths, rounded up (away from zero). */
function scaleToNano(digits: bigint, power: number): bigint {
  const shift = power + 9;
  if (shift >= 0) return digits * 10n ** BigInt(shift);
  const divisor = 10n ** BigInt(-shift);
  return (digits + divisor - 1n) / divisor;
}

/** As a JavaScript number; exact up to 2^53. */
export function quantityToNumber(quantity: Quantity): number {
  const whole = quantity.nano / NANO;
  return Number(whole) + Number(quantity.nano - whole * NANO) / 1e9;
}

/** Thousandths, rounded up: millicores of a CPU quantity. */
export function milliValue(quantity: Quantity): number {
  return Number((quantity.nano + 999_999n) / 1_000_000n);
}

/** Below zero, zero or above, as a sort wants it. */
export function compareQuantities(left: Quantity, right: Quantity): number {
  return left.nano < right.nano ? -1 : left.nano > right.nano ? 1 : 0;
}

/** The canonical text, as Go's Quantity.String(): the largest suffix that leaves no fraction. */
export function formatQuantity({ nano, format }: Quantity): string {
  if (nano === 0n) return '0';
  const size = nano < 0n ? -nano : nano;
  // Below 1024, and for fractions, Go prints binary quantities with decimal suffixes.
  const text =
    format === 'BinarySI' && size >= 1024n * NANO && size % NANO === 0n
      ? binaryText(size / NANO)
      : decimalText(size, format);
  return nano < 0n ? `-${text}` : text;
}

function binaryText(amount: bigint): string {
  let [rest, index] = [amount, 0];
  while (rest % 1024n === 0n && index < binary.length - 1) [rest, index] = [rest / 1024n, index + 1];
  return `${rest}${binary[index] ?? ''}`;
}

function decimalText(nano: bigint, format: Quantity['format']): string {
  let [rest, index] = [nano, 0];
  const hasSuffix = () => format === 'DecimalExponent' || index < decimal.length - 1;
  while (rest % 1000n === 0n && hasSuffix()) [rest, index] = [rest / 1000n, index + 1];
  const power = 3 * (index - 3);
  if (format === 'DecimalExponent') return power === 0 ? `${rest}` : `${rest}e${power}`;
  return `${rest}${decimal[index] ?? ''}`;
}
