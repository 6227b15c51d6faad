import { SizedInt } from '../value';

export const NANOSECONDS = 1_000_000_000n;
const MOST = 2n ** 63n - 1n;

const UNITS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: NANOSECONDS,
  m: 60n * NANOSECONDS,
  h: 3_600n * NANOSECONDS,
};

/** time.ParseDuration: nanoseconds, or Go's complaint. */
export function parseDuration(text: string): bigint | { readonly complaint: string } {
  const quoted = JSON.stringify(text);
  const body = text.replace(/^[+-]/, '');
  if (body === '0') return 0n;
  if (!/^(?:(?:\d+\.?\d*|\.\d+)[^\d.]*)+$/.test(body)) return { complaint: `time: invalid duration ${quoted}` };
  let total = 0n;
  for (const [, number = '', unit = ''] of body.matchAll(/(\d+\.?\d*|\.\d+)([^\d.]*)/g)) {
    if (unit === '') return { complaint: `time: missing unit in duration ${quoted}` };
    const size = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
    if (size === undefined) return { complaint: `time: unknown unit ${JSON.stringify(unit)} in duration ${quoted}` };
    const [whole = '', fraction = ''] = number.split('.');
    total += BigInt(whole || '0') * size + (BigInt(fraction || '0') * size) / 10n ** BigInt(fraction.length);
  }
  const limit = text.startsWith('-') ? MOST + 1n : MOST;
  if (total > limit) return { complaint: `time: invalid duration ${quoted}` };
  return text.startsWith('-') ? -total : total;
}

/** time.Duration's String: `1h30m0s`, `1.5ms`, `0s`. */
export function durationText(nanoseconds: bigint): string {
  if (nanoseconds === 0n) return '0s';
  const sign = nanoseconds < 0n ? '-' : '';
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  if (size < 1_000n) return `${sign}${size}ns`;
  if (size < 1_000_000n) return `${sign}${decimal(size, 3)}µs`;
  if (size < NANOSECONDS) return `${sign}${decimal(size, 6)}ms`;
  const [hours, minutes] = [size / (3_600n * NANOSECONDS), (size / (60n * NANOSECONDS)) % 60n];
  const seconds = `${decimal(size % (60n * NANOSECONDS), 9)}s`;
  if (hours > 0n) return `${sign}${hours}h${minutes}m${seconds}`;
  return minutes > 0n ? `${sign}${minutes}m${seconds}` : sign + seconds;
}

/** A number with its last digits behind the point, without zeros at the end. */
function decimal(value: bigint, places: number): string {
  const digits = String(value).padStart(places + 1, '0');
  const fraction = digits.slice(-places).replace(/0+$/, '');
  return digits.slice(0, -places) + (fraction === '' ? '' : `.${fraction}`);
}

/** A time.Duration. */
export const goDuration = (nanoseconds: bigint): SizedInt =>
  new SizedInt('time.Duration', nanoseconds, 'int64', durationText(nanoseconds));
