import { display } from './format';
import { formatFloat } from './format-float';
import { quote } from './quote';
import { integerOf, sortedKeys, typeName, type GoValue } from './value';

interface Directive {
  readonly flags: string;
  readonly width: number | undefined;
  readonly precision: number | undefined;
  readonly verb: string;
}

const DIRECTIVE = /%([-+# 0]*)(\*|\d+)?(?:\.(\*|\d*))?(.)?/gsu;

/** fmt.Sprintf, with Go's notes for wrong, missing and extra arguments. */
export function sprintf(format: string, args: readonly GoValue[]): string {
  let next = 0;
  const number = (written: string | undefined): number | undefined => {
    if (written !== '*') return written === undefined ? undefined : Number(written);
    const given = integerOf(args[next++]);
    return given === undefined ? undefined : Number(given);
  };
  const text = format.replace(DIRECTIVE, (_, flags: string, wide?: string, precise?: string, verb?: string) => {
    const width = number(wide);
    const precision = number(precise);
    if (verb === undefined) return '%!(NOVERB)';
    if (verb === '%') return '%';
    if (next >= args.length) return `%!${verb}(MISSING)`;
    // With %v a plus asks for field names, which maps have anyway; it is no sign.
    const plain = verb === 'v' ? flags.replaceAll('+', '') : flags;
    return directive({ ...sided(plain, width), precision, verb }, args[next++]);
  });
  if (next >= args.length) return text;
  return `${text}%!(EXTRA ${args.slice(next).map(extra).join(', ')})`;
}

/** A negative width from `*` means the same as the flag `-`. */
function sided(flags: string, width: number | undefined): Pick<Directive, 'flags' | 'width'> {
  return width !== undefined && width < 0 ? { flags: `${flags}-`, width: -width } : { flags, width };
}

const extra = (value: GoValue) =>
  value === null || value === undefined ? '<nil>' : `${typeName(value)}=${display(value)}`;

function directive(how: Directive, value: GoValue): string {
  if (how.verb === 'T') return pad(how, typeName(value));
  if (Array.isArray(value)) return listText(how, value);
  if (value instanceof Map) return mapText(how, value);
  if (value === null || value === undefined) return how.verb === 'v' ? pad(how, '<nil>') : `%!${how.verb}(<nil>)`;
  return scalar(how, value) ?? `%!${how.verb}(${typeName(value)}=${display(value)})`;
}

const listText = (how: Directive, list: readonly GoValue[]) => `[${list.map(item => directive(how, item)).join(' ')}]`;

function mapText(how: Directive, map: ReadonlyMap<string, GoValue>): string {
  const pairs = sortedKeys(new Map(map)).map(key => `${directive(how, key)}:${directive(how, map.get(key))}`);
  return `map[${pairs.join(' ')}]`;
}

function scalar(how: Directive, value: GoValue): string | undefined {
  if (typeof value === 'string') return stringText(how, value);
  if (typeof value === 'number') return floatText(how, value);
  if (typeof value === 'boolean') return how.verb === 't' || how.verb === 'v' ? pad(how, String(value)) : undefined;
  const integer = integerOf(value);
  return integer === undefined ? undefined : integerText(how, integer);
}

function stringText(how: Directive, value: string): string | undefined {
  const cut = how.precision === undefined ? value : [...value].slice(0, how.precision).join('');
  switch (how.verb) {
    case 'v':
      return pad(how, how.flags.includes('#') ? quote(cut) : cut);
    case 's':
      return pad(how, cut);
    case 'q': {
      const raw = how.flags.includes('#') && !/[`\n]/.test(cut);
      return pad(how, raw ? `\`${cut}\`` : quote(cut, '"', how.flags.includes('+')));
    }
    case 'x':
    case 'X':
      return pad(how, hexadecimal(how, value));
    default:
      return undefined;
  }
}

function hexadecimal(how: Directive, value: string): string {
  const bytes = [...new TextEncoder().encode(value)].slice(0, how.precision);
  const digits = bytes.map(byte => byte.toString(16).padStart(2, '0')).join(how.flags.includes(' ') ? ' ' : '');
  const prefix = how.flags.includes('#') && bytes.length > 0 ? '0x' : '';
  return how.verb === 'X' ? (prefix + digits).toUpperCase() : prefix + digits;
}

const BASES: Readonly<Record<string, number>> = { v: 10, d: 10, b: 2, o: 8, O: 8, x: 16, X: 16 };
const PREFIXES: Readonly<Record<string, string>> = { b: '0b', o: '0', x: '0x', X: '0X' };

function integerText(how: Directive, value: bigint): string | undefined {
  if (how.verb === 'c') return pad(how, String.fromCodePoint(Number(value)));
  if (how.verb === 'q') return pad(how, quote(String.fromCodePoint(Number(value)), "'"));
  if (how.verb === 'U') return pad(how, `U+${value.toString(16).toUpperCase().padStart(4, '0')}`);
  const base = BASES[how.verb];
  if (base === undefined) return undefined;
  const magnitude = (value < 0n ? -value : value).toString(base);
  const digits = (how.verb === 'X' ? magnitude.toUpperCase() : magnitude).padStart(how.precision ?? 0, '0');
  const prefix = how.verb === 'O' ? '0o' : how.flags.includes('#') ? (PREFIXES[how.verb] ?? '') : '';
  const zeros = how.precision === undefined ? how : { ...how, flags: how.flags.replaceAll('0', '') };
  return padNumber(zeros, sign(how, value < 0n) + prefix, digits);
}

function floatText(how: Directive, value: number): string | undefined {
  const form = how.verb === 'v' ? 'g' : how.verb.toLowerCase();
  if (form !== 'g' && form !== 'e' && form !== 'f') return undefined;
  const precision = how.precision ?? (form === 'g' ? undefined : 6);
  const written = formatFloat(Math.abs(value), form, precision).replace(/^\+/, '');
  const text = how.verb === 'E' || how.verb === 'G' ? written.toUpperCase() : written;
  const finite = Number.isFinite(value) ? how : { ...how, flags: how.flags.replaceAll('0', '') };
  const isInfinite = value === Infinity && !how.flags.includes(' ');
  return padNumber(finite, isInfinite ? '+' : sign(how, value < 0 || Object.is(value, -0)), text);
}

const sign = ({ flags }: Directive, negative: boolean) =>
  negative ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';

/** Zeros go between the sign and the digits. */
function padNumber(how: Directive, prefix: string, digits: string): string {
  if (!how.flags.includes('0') || how.flags.includes('-')) return pad(how, prefix + digits);
  return prefix + digits.padStart((how.width ?? 0) - prefix.length, '0');
}

function pad({ flags, width }: Directive, text: string): string {
  const missing = (width ?? 0) - [...text].length;
  if (missing <= 0) return text;
  if (flags.includes('-')) return text + ' '.repeat(missing);
  return (flags.includes('0') ? '0' : ' ').repeat(missing) + text;
}
