const INTEGER = /^([+-]?)(?:0[xX]([0-9a-fA-F]+)|0[oO]([0-7]+)|0[bB]([01]+)|(0)([0-7]+)|(0|[1-9][0-9]*))$/;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const FLOAT_AFTER_DOT = /^\.[0-9]+(_[0-9]+)*([eE][-+]?[0-9]+(_[0-9]+)*)?$/;
const MAX_UINT64 = 2n ** 64n - 1n;
const MIN_INT64 = -(2n ** 63n);

/** An integer as Go's ParseInt and ParseUint with base 0 read it: `0x1f`, `0o17`, `017`, `0b1`; undefined if none. */
export function readInteger(text: string): number | bigint | undefined {
  const match = INTEGER.exec(text);
  if (!match) return undefined;
  const [, sign, hex, octal, binary, , leadingZero, decimal] = match;
  const digits =
    hex !== undefined ? `0x${hex}` : binary !== undefined ? `0b${binary}` : (octal ?? leadingZero) !== undefined;
  const magnitude = BigInt(
    digits === true ? `0o${octal ?? leadingZero ?? ''}` : digits === false ? (decimal ?? '') : digits,
  );
  const value = sign === '-' ? -magnitude : magnitude;
  const most = sign === '+' ? 2n ** 63n - 1n : MAX_UINT64;
  if (value > most || value < MIN_INT64) return undefined;
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

/** A decimal float as go-yaml v2 accepts it; undefined if it is none or beyond a float64. */
export function readFloat(text: string, afterDot: boolean): number | undefined {
  if (!(afterDot ? FLOAT_AFTER_DOT : FLOAT).test(text)) return undefined;
  const value = Number(text.replaceAll('_', ''));
  return Number.isFinite(value) ? value : undefined;
}

/** A float as sigs.k8s.io/yaml writes it when it is a key: Go's FormatFloat(x, 'g', -1, 32). */
export function floatKey(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  const single = Math.fround(value);
  if (!Number.isFinite(single)) return single > 0 ? '.inf' : '-.inf';
  if (single === 0) return Object.is(single, -0) ? '-0' : '0';
  const [mantissa = '', exponent = ''] = shortest32(single).toExponential().split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 21) return String(shortest32(single));
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

/** The double with the fewest digits that rounds to the same float32. */
function shortest32(single: number): number {
  for (let digits = 1; digits <= 9; digits++) {
    const candidate = Number(single.toPrecision(digits));
    if (Math.fround(candidate) === single) return candidate;
  }
  return single;
}
