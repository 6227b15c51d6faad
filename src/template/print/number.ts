import { binary, formatFloat, type FloatForm } from '../format-float';
import { quote } from '../quote';
import { pad, type Directive } from './directive';

const BASES: Readonly<Record<string, number>> = { v: 10, d: 10, b: 2, o: 8, O: 8, x: 16, X: 16 };
const MAX_RUNE = 0x10ffffn;

/** An integer for a verb; `undefined` when the verb does not suit. */
export function printInteger(how: Directive, value: bigint, isSigned: boolean, verb: string): string | undefined {
  if (verb === 'c') return pad(how, letter(value));
  if (verb === 'q') return pad(how, quote(letter(value), "'", how.plus));
  if (verb === 'U') return unicode(how, BigInt.asUintN(64, value));
  if (verb === 'v' && how.sharpV && !isSigned) return digits({ ...how, sharp: true }, value, 16, 'x');
  const base = BASES[verb];
  return base === undefined ? undefined : digits(how, value, base, verb);
}

/** The letter of a code point; U+FFFD when there is none. */
function letter(value: bigint): string {
  const isLetter = value >= 0n && value <= MAX_RUNE && !(value >= 0xd800n && value <= 0xdfffn);
  return String.fromCodePoint(isLetter ? Number(value) : 0xfffd);
}

function unicode(how: Directive, value: bigint): string {
  const size = Math.max(how.precision ?? 4, 4);
  const code = `U+${value.toString(16).toUpperCase().padStart(size, '0')}`;
  const shown = how.sharp && value <= MAX_RUNE && !/[\p{C}\p{Zl}\p{Zp}]|[^\P{Zs} ]/u.test(letter(value));
  return pad(how, shown ? `${code} '${letter(value)}'` : code, false);
}

function digits(how: Directive, value: bigint, base: number, verb: string): string {
  if (how.precision === 0 && value === 0n) return ' '.repeat(how.width ?? 0);
  const isNegative = value < 0n;
  const sign = isNegative ? '-' : how.plus ? '+' : how.space ? ' ' : '';
  const magnitude = (isNegative ? -value : value).toString(base).padStart(leastDigits(how, sign), '0');
  const text = prefixed(how, verb === 'X' ? magnitude.toUpperCase() : magnitude, base, verb);
  return pad(how, sign + text, false);
}

/** Zeros fill the width, less the room of a sign. */
function leastDigits({ precision, zero, minus, width }: Directive, sign: string): number {
  if (precision !== undefined) return precision;
  return zero && !minus && width !== undefined ? width - sign.length : 0;
}

function prefixed({ sharp }: Directive, text: string, base: number, verb: string): string {
  const octal = sharp && base === 8 && !text.startsWith('0') ? `0${text}` : text;
  if (verb === 'O') return `0o${octal}`;
  if (sharp && base === 2) return `0b${text}`;
  return sharp && base === 16 ? `0${verb === 'X' ? 'X' : 'x'}${text}` : octal;
}

/** A float64 for a verb; `undefined` when the verb does not suit. */
export function printFloat(how: Directive, value: number, verb: string): string | undefined {
  if (!/[vbgGxXfFeE]/.test(verb)) return undefined;
  const form = verb === 'v' ? 'g' : verb === 'F' ? 'f' : verb;
  const precision = how.precision ?? (/[feE]/.test(form) ? 6 : undefined);
  const text = floatText(value, form, precision);
  const signed = /^[+-]/.test(text) ? text : `+${text}`;
  const number = how.space && signed.startsWith('+') && !how.plus ? ` ${signed.slice(1)}` : signed;
  if (!Number.isFinite(value)) {
    return pad(how, Number.isNaN(value) && !how.space && !how.plus ? 'NaN' : number, false);
  }
  return padFloat(how, how.sharp && verb !== 'b' ? withPoint(number, verb, precision) : number);
}

function padFloat(how: Directive, number: string): string {
  if (!how.plus && number.startsWith('+')) return pad(how, number.slice(1));
  const missing = (how.width ?? 0) - number.length;
  if (how.zero && !how.minus && missing > 0) return `${number[0] ?? ''}${'0'.repeat(missing)}${number.slice(1)}`;
  return pad(how, number);
}

/** The flag #: a decimal point always, and for %g the zeros at the end too. */
function withPoint(number: string, verb: string, precision: number | undefined): string {
  const isHex = verb === 'x' || verb === 'X';
  const [, body = '', tail = ''] = (isHex ? /^(.*?)([pP].*)?$/ : /^(.*?)([eE].*)?$/).exec(number) ?? [];
  let missing = /[vgGx]/.test(verb) ? (precision ?? 6) : 0;
  const significant = body.slice(1).replace('.', '').replace(/^0+/, '');
  missing -= significant.length;
  const hasPoint = body.includes('.');
  if (!hasPoint && body.slice(1) === '0') missing--;
  return body + (hasPoint ? '' : '.') + '0'.repeat(Math.max(missing, 0)) + tail;
}

function floatText(value: number, form: string, precision: number | undefined): string {
  if (form === 'b') return binaryText(value);
  if (form === 'x' || form === 'X') {
    const text = hexadecimal(value, precision);
    return form === 'X' ? text.toUpperCase().replace('INF', 'Inf').replace('NAN', 'NaN') : text;
  }
  const text = formatFloat(value, form.toLowerCase() as FloatForm, precision);
  return form === 'E' || form === 'G' ? text.replace('e', 'E') : text;
}

function binaryText(value: number): string {
  if (!Number.isFinite(value)) return formatFloat(value, 'g');
  const [mantissa, power] = binary(Math.abs(value));
  return `${value < 0 || Object.is(value, -0) ? '-' : ''}${mantissa}p${power < 0 ? '' : '+'}${power}`;
}

/** %x of a float: a hexadecimal mantissa and a power of two. */
function hexadecimal(value: number, precision: number | undefined): string {
  if (!Number.isFinite(value)) return formatFloat(value, 'g');
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  let [mantissa, power] = binary(Math.abs(value));
  if (mantissa === 0n) return `${sign}0x0${precision ? `.${'0'.repeat(precision)}` : ''}p+00`;
  while (mantissa < 1n << 52n) {
    mantissa <<= 1n;
    power--;
  }
  power += 52;
  if (precision !== undefined && precision < 13) {
    const shift = BigInt(52 - 4 * precision);
    const [kept, rest, half] = [mantissa >> shift, mantissa & ((1n << shift) - 1n), (1n << shift) >> 1n];
    const up = rest > half || (rest === half && half > 0n && (kept & 1n) === 1n);
    mantissa = (kept + (up ? 1n : 0n)) << shift;
    if (mantissa >= 1n << 53n) {
      mantissa >>= 1n;
      power++;
    }
  }
  const fraction = (mantissa & ((1n << 52n) - 1n)).toString(16).padStart(13, '0');
  const shown =
    precision === undefined ? fraction.replace(/0+$/, '') : fraction.padEnd(precision, '0').slice(0, precision);
  return `${sign}0x1${shown === '' ? '' : `.${shown}`}p${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
