/** A finite, positive number in decimal digits: 0.DIGITS · 10^point. */
interface Decimal {
  readonly digits: string;
  readonly point: number;
}

export type FloatForm = 'f' | 'e' | 'g';

/** strconv.FormatFloat for a float64: `f`, `e` or `g`, with the shortest digits when no precision is given. */
export function formatFloat(value: number, form: FloatForm, precision?: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const decimal = precision === undefined ? shortest(Math.abs(value)) : rounded(Math.abs(value), form, precision);
  return sign + written(decimal, form, precision);
}

/** Go prints the shortest digits that lead back to the number; so does JavaScript. */
function shortest(value: number): Decimal {
  const [mantissa = '', power = '0'] = value.toExponential().split('e');
  const digits = mantissa.replace('.', '').replace(/0+$/, '');
  return digits === '' ? { digits, point: 0 } : { digits, point: Number(power) + 1 };
}

/** All digits of the binary number, cut to the precision; halves go to the even digit. */
function rounded(value: number, form: FloatForm, precision: number): Decimal {
  const exact = exactDecimal(value);
  const keep = form === 'f' ? exact.point + precision : form === 'e' ? precision + 1 : Math.max(precision, 1);
  return roundTo(exact, keep);
}

function exactDecimal(value: number): Decimal {
  if (value === 0) return { digits: '', point: 0 };
  const [mantissa, power] = binary(value);
  const digits = String(power >= 0 ? mantissa << BigInt(power) : mantissa * 5n ** BigInt(-power));
  return { digits, point: digits.length + Math.min(power, 0) };
}

/** The number as mantissa · 2^power. */
export function binary(value: number): readonly [mantissa: bigint, power: number] {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const raw = bits.getBigUint64(0);
  const exponent = Number((raw >> 52n) & 0x7ffn);
  const fraction = raw & 0xfffffffffffffn;
  return exponent === 0 ? [fraction, -1074] : [fraction | (1n << 52n), exponent - 1075];
}

function roundTo({ digits, point }: Decimal, keep: number): Decimal {
  if (keep >= digits.length) return { digits, point };
  if (keep < 0) return { digits: '', point };
  const kept = digits.slice(0, keep);
  const rest = digits.slice(keep);
  const isHalf = /^50*$/.test(rest);
  const isOdd = keep > 0 && Number(kept.at(-1)) % 2 === 1;
  if (isHalf ? !isOdd : rest < '5') return { digits: kept, point };
  const up = String(BigInt(kept === '' ? '0' : kept) + 1n).padStart(keep, '0');
  return { digits: up, point: point + (up.length > keep ? 1 : 0) };
}

function written(decimal: Decimal, form: FloatForm, precision: number | undefined): string {
  if (form === 'f') return plain(decimal, precision ?? Math.max(decimal.digits.length - decimal.point, 0));
  if (form === 'e') return scientific(decimal, precision ?? Math.max(decimal.digits.length - 1, 0));
  const { point } = decimal;
  const digits = decimal.digits.replace(/0+$/, '');
  const most = generalLimit({ digits, point }, precision);
  const power = digits === '' ? 0 : point - 1;
  if (power < -4 || power >= most) return scientific({ digits, point }, Math.max(digits.length - 1, 0));
  return plain({ digits, point }, Math.max(digits.length - point, 0));
}

/** %g takes an exponent from this power of ten on. */
function generalLimit({ digits, point }: Decimal, precision: number | undefined): number {
  if (precision === undefined) return 6;
  const wanted = Math.max(precision, 1);
  return wanted > digits.length && digits.length >= point ? digits.length : wanted;
}

function plain({ digits, point }: Decimal, places: number): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const fraction = (point < 0 ? '0'.repeat(-point) : '') + digits.slice(Math.max(point, 0));
  return places > 0 ? `${whole}.${fraction.slice(0, places).padEnd(places, '0')}` : whole;
}

function scientific({ digits, point }: Decimal, places: number): string {
  const power = digits === '' ? 0 : point - 1;
  const fraction = places > 0 ? `.${digits.slice(1, places + 1).padEnd(places, '0')}` : '';
  const size = String(Math.abs(power)).padStart(2, '0');
  return `${digits[0] ?? '0'}${fraction}e${power < 0 ? '-' : '+'}${size}`;
}
