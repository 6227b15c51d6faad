/** A Go integer that is not of type `int`; plain `int` is a bigint, `float64` a number. */
export class SizedInt {
  constructor(
    readonly type: 'int64' | 'uint8' | 'int32' | 'uint64',
    readonly value: bigint,
  ) {}
}

export type GoMap = Map<string, GoValue>;
/** A value as a Go template sees it. `undefined` is no value at all (an invalid reflect.Value), `null` a nil interface. */
export type GoValue = undefined | null | boolean | string | bigint | number | SizedInt | GoValue[] | GoMap;

export const int64 = (value: bigint): SizedInt => new SizedInt('int64', BigInt.asIntN(64, value));

/** The integer in a value of any integer type; `undefined` for other values. */
export function integerOf(value: GoValue): bigint | undefined {
  if (typeof value === 'bigint') return value;
  return value instanceof SizedInt ? value.value : undefined;
}

/** Go's name of the type, as %T and error texts have it. */
export function typeName(value: GoValue): string {
  if (value === undefined || value === null) return '<nil>';
  if (value instanceof SizedInt) return value.type;
  if (Array.isArray(value)) return '[]interface {}';
  if (value instanceof Map) return 'map[string]interface {}';
  if (typeof value === 'bigint') return 'int';
  if (typeof value === 'number') return 'float64';
  return typeof value === 'boolean' ? 'bool' : 'string';
}

/** Go's kind of the value: its type without the parts. */
export function kindName(value: GoValue): string {
  if (value === undefined || value === null) return 'invalid';
  if (Array.isArray(value)) return 'slice';
  return value instanceof Map ? 'map' : typeName(value);
}

/** What `if` and `and` take for true: anything that is not the zero of its type. */
export function isTrue(value: GoValue): boolean {
  if (value instanceof Map) return value.size > 0;
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof SizedInt) return value.value !== 0n;
  return typeof value === 'number' ? value !== 0 : Boolean(value);
}

/** A plain value, as read from YAML or JSON, as Go holds it after yaml.v3: whole numbers are `int`. */
export function goValue(plain: unknown): GoValue {
  if (plain === null || plain === undefined) return null;
  if (Array.isArray(plain)) return plain.map(goValue);
  if (typeof plain === 'number') return Number.isSafeInteger(plain) && !Object.is(plain, -0) ? BigInt(plain) : plain;
  if (typeof plain === 'string' || typeof plain === 'boolean' || typeof plain === 'bigint') return plain;
  if (plain instanceof Map || plain instanceof SizedInt) return plain as GoValue;
  if (plain instanceof Date) return plain.toISOString();
  return new Map(Object.entries(plain).map(([key, value]) => [key, goValue(value)]));
}

/** Keys in the order in which Go prints and ranges over a map: by bytes. */
export function sortedKeys(map: GoMap): string[] {
  return [...map.keys()].sort(byCodePoint);
}

/** Byte order of UTF-8, which is code point order. */
export function byCodePoint(left: string, right: string): number {
  const [a, b] = [[...left], [...right]];
  for (const [index, character] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (character !== other) return (character.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
  }
  return a.length - b.length;
}
