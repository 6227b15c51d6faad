import { display } from './format';
import { isObject, SizedInt, type GoValue } from './value';

const MOST = 2n ** 63n - 1n;
const LEAST = -(2n ** 63n);

/** github.com/spf13/cast v1.7.0 ToInt64 as sprig uses it: what cannot be converted is 0. */
export function toInt64(value: GoValue): bigint {
  if (typeof value === 'bigint') return value;
  if (value instanceof SizedInt) return isCounted(value) ? BigInt.asIntN(64, value.value) : 0n;
  if (typeof value === 'number') return truncated(value);
  if (typeof value === 'boolean') return value ? 1n : 0n;
  return typeof value === 'string' ? (parseInteger(value.replace(/^(.*?)\.0+$/s, '$1'), 0).value ?? 0n) : 0n;
}

/** Named integers such as time.Duration are not converted, but months and weekdays are. */
const isCounted = ({ text, type }: SizedInt) => text === undefined || type === 'time.Month' || type === 'time.Weekday';

/** As the processor cuts off a fraction: what does not fit is the least integer. */
function truncated(value: number): bigint {
  const whole = Number.isFinite(value) ? BigInt(Math.trunc(value)) : LEAST;
  return whole > MOST || whole < LEAST ? LEAST : whole;
}

const DIGITS: Readonly<Record<number, RegExp>> = {
  0: /^[+-]?(?:0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|0(?:_?[0-7])*|[1-9](?:_?[0-9])*)$/,
  8: /^[+-]?[0-7]+$/,
  10: /^[+-]?[0-9]+$/,
};

/** strconv.ParseInt: the value, and whether it was cut to 64 bits; nothing for what is no integer. */
export function parseInteger(text: string, base: 0 | 8 | 10): { readonly value?: bigint; readonly limited?: bigint } {
  if (DIGITS[base]?.test(text) !== true) return base === 10 ? tooLong(text) : {};
  const digits = text.replace(/^[+-]/, '').replaceAll('_', '');
  const octal = base === 8 || (base === 0 && /^0[0-7]/.test(digits));
  const magnitude = BigInt(octal ? `0o${digits}` : base === 10 ? digits.replace(/^0+(?=.)/, '') : digits);
  const value = text.startsWith('-') ? -magnitude : magnitude;
  if (value > MOST) return { limited: MOST };
  return value < LEAST ? { limited: LEAST } : { value };
}

/** Go stops at the digit that fits into no 64 bits, and never sees that no digit comes later. */
function tooLong(text: string): { readonly limited?: bigint } {
  const [, sign, digits] = /^([+-]?)([0-9]{20,})/.exec(text) ?? [];
  if (digits === undefined || BigInt(digits) < 2n ** 64n) return {};
  return { limited: sign === '-' ? LEAST : MOST };
}

const FLOAT = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;

/** cast.ToFloat64. */
export function toFloat64(value: GoValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof SizedInt) return isCounted(value) ? Number(value.value) : 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string') return 0;
  if (/^[+-]?inf(?:inity)?$/i.test(value)) return value.startsWith('-') ? -Infinity : Infinity;
  if (/^nan$/i.test(value)) return NaN;
  const number = FLOAT.test(value) ? Number(value) : hexadecimal(value);
  return Number.isFinite(number) ? number : 0;
}

/** A float such as 0x1.8p3; 0 for what is none. */
function hexadecimal(text: string): number {
  const match = /^([+-]?)0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)[pP]([+-]?[0-9]+)$/.exec(text);
  const [, sign, whole = '', fraction = '', power = '0'] = match ?? [];
  if (match === null || whole + fraction === '') return 0;
  const size = Number(BigInt(`0x${whole}${fraction}`)) * 2 ** (Number(power) - 4 * fraction.length);
  return sign === '-' ? -size : size;
}

/** sprig's toString: text as it is, anything else as %v prints it. */
export const toText = (value: GoValue): string => {
  if (typeof value === 'string') return value;
  return isObject(value) ? value.text : display(value);
};
