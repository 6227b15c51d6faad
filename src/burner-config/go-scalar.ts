import { timeOf } from './go-timestamp';

/** A scalar as yaml.v3 resolves it for Go: with its own text, for a Go string takes that whatever it resolves to. */
export class GoScalar {
  constructor(
    /** As written, quotes resolved. */
    readonly text: string,
    /** Whole numbers are bigint, others number; a date stays a text. */
    readonly resolved: null | boolean | bigint | number | string,
    readonly tag: GoTag,
  ) {}
}

export type GoTag = '!!null' | '!!bool' | '!!int' | '!!float' | '!!timestamp' | '!!str';

const WORDS = new Map<string, readonly [GoScalar['resolved'], GoTag]>([
  ...['true', 'True', 'TRUE'].map(word => [word, [true, '!!bool']] as const),
  ...['false', 'False', 'FALSE'].map(word => [word, [false, '!!bool']] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map(word => [word, [null, '!!null']] as const),
  ...['.nan', '.NaN', '.NAN'].map(word => [word, [NaN, '!!float']] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(word => [word, [Infinity, '!!float']] as const),
  ...['-.inf', '-.Inf', '-.INF'].map(word => [word, [-Infinity, '!!float']] as const),
]);

const DATE =
  /^\d{4}-\d{1,2}-\d{1,2}([Tt]\d{1,2}:\d{1,2}:\d{1,2}(\.\d+)?(Z|[+-]\d{2}:\d{2})| \d{1,2}:\d{1,2}:\d{1,2}(\.\d+)?)?$/;
const INTEGER = /^([+-]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9]\d*))$/;
const FLOAT = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/;

/** Resolves a plain scalar as gopkg.in/yaml.v3 does (resolve.go): 1.2 words, 1.1 octals, dates. */
export function plainScalar(text: string): GoScalar {
  const word = WORDS.get(text);
  if (word !== undefined) return new GoScalar(text, ...word);
  if (!/^[-+.\d]/.test(text)) return textScalar(text);
  if (DATE.test(text) && timeOf(text) !== undefined) return new GoScalar(text, text, '!!timestamp');
  const plain = text.replaceAll('_', '');
  const integer = /^[-+\d]/.test(text) ? integerOf(plain) : undefined;
  if (integer !== undefined) return new GoScalar(text, integer, '!!int');
  if (FLOAT.test(plain) && Number.isFinite(Number(plain))) return new GoScalar(text, Number(plain), '!!float');
  return textScalar(text);
}

/** A quoted scalar, or one that says of itself that it is a text. */
export const textScalar = (text: string): GoScalar => new GoScalar(text, text, '!!str');

/** Between the least int64 and the largest uint64; what is beyond is a float. */
function integerOf(text: string): bigint | undefined {
  const [matched, sign, hexadecimal, binary, octal, decimal] = INTEGER.exec(text) ?? [];
  if (matched === undefined) return undefined;
  const digits = hexadecimal ? `0x${hexadecimal}` : binary ? `0b${binary}` : octal ? `0o${octal}` : (decimal ?? '0');
  const value = sign === '-' ? -BigInt(digits) : BigInt(digits);
  return value >= -(2n ** 63n) && value < 2n ** 64n ? value : undefined;
}
