/** strconv.FormatFloat for a float64: `f`, `e` or `g`, with the shortest digits when no precision is given. */
export function formatFloat(value: number, form: 'f' | 'e' | 'g', precision?: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  if (Object.is(value, -0)) return `-${formatFloat(0, form, precision)}`;
  if (form === 'e') return exponent(precision === undefined ? value.toExponential() : value.toExponential(precision));
  if (form === 'f') return precision === undefined ? plain(value) : fixedPoint(value, precision);
  return general(value, precision);
}

/** Go writes at least two digits of exponent. */
const exponent = (text: string) => text.replace(/e([+-])(\d)$/, 'e$10$2');

function fixedPoint(value: number, precision: number): string {
  return Math.abs(value) < 1e21
    ? value.toFixed(Math.min(precision, 100))
    : plain(value) + (precision > 0 ? `.${'0'.repeat(precision)}` : '');
}

/** All digits without an exponent. */
function plain(value: number): string {
  const text = String(Math.abs(value));
  const sign = value < 0 ? '-' : '';
  const [mantissa = '', power] = text.split('e');
  if (power === undefined) return sign + text;
  const [whole = '', fraction = ''] = mantissa.split('.');
  const shift = Number(power);
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${whole}${fraction}`;
  return sign + whole + fraction.padEnd(shift, '0');
}

/** %g: an exponent below 1e-4, or from the precision on; from 1e6 on in the shortest form, as strconv has it. */
function general(value: number, precision: number | undefined): string {
  const digits = precision === undefined ? undefined : Math.max(precision, 1);
  const scientific = digits === undefined ? value.toExponential() : value.toExponential(digits - 1);
  const power = Number(scientific.slice(scientific.indexOf('e') + 1));
  const trimmed = scientific.replace(/\.?0+e/, 'e').replace(/(\.\d*?)0+e/, '$1e');
  if (power < -4 || power >= (digits ?? 6)) return exponent(digits === undefined ? scientific : trimmed);
  if (digits === undefined) return plain(value);
  const text = value.toFixed(Math.max(0, digits - 1 - power));
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
