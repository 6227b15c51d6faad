import { byteLength, bytesOf, sliceBytes } from './bytes';
import { elementType, ofType } from './element-type';
import { FunctionError } from './function';
import { integerOf, SizedInt, typeName, type GoValue } from './value';

/** Go's `index`: element by element into lists, maps and (by byte) strings. */
export function indexInto(item: GoValue, keys: readonly GoValue[]): GoValue {
  if (item === undefined || item === null) throw new FunctionError('index of untyped nil');
  return keys.reduce(step, item);
}

function step(item: GoValue, key: GoValue): GoValue {
  if (item === null || item === undefined) throw new FunctionError('index of nil pointer');
  if (item instanceof Map) return item.get(mapKey(key)) ?? (elementType(item) === 'string' ? '' : null);
  if (Array.isArray(item)) return elementAt(item, key);
  if (typeof item === 'string') {
    const byte = elementAt([...bytesOf(item)].map(BigInt), key);
    return new SizedInt('uint8', byte as bigint);
  }
  throw new FunctionError(`can't index item of type ${typeName(item)}`);
}

function mapKey(key: GoValue): string {
  if (typeof key === 'string') return key;
  if (key === null || key === undefined) throw new FunctionError('value is nil; should be of type string');
  throw new FunctionError(`value has type ${typeName(key)}; should be string`);
}

function elementAt(list: readonly GoValue[], key: GoValue): GoValue {
  const at = position(key, list.length);
  // Go lets the length itself pass its check and then panics.
  if (at === list.length) throw new FunctionError('reflect: slice index out of range');
  return list[at];
}

function position(key: GoValue, limit: number): number {
  if (key === null || key === undefined) throw new FunctionError('cannot index slice/array with nil');
  const at = integerOf(key);
  if (at === undefined) throw new FunctionError(`cannot index slice/array with type ${typeName(key)}`);
  if (at < 0n || at > BigInt(limit)) throw new FunctionError(`index out of range: ${at}`);
  return Number(at);
}

/** Go's `slice`: `slice x 1 3` is `x[1:3]`; strings count in bytes. */
export function sliceOf(item: GoValue, bounds: readonly GoValue[]): GoValue {
  if (item === undefined || item === null) throw new FunctionError('slice of untyped nil');
  if (bounds.length > 3) throw new FunctionError(`too many slice indexes: ${bounds.length}`);
  if (typeof item === 'string') {
    if (bounds.length === 3) throw new FunctionError('cannot 3-index slice a string');
    return sliceBytes(item, ...range(byteLength(item), bounds));
  }
  if (!Array.isArray(item)) throw new FunctionError(`can't slice item of type ${typeName(item)}`);
  return ofType(item.slice(...range(item.length, bounds)), elementType(item));
}

function range(length: number, bounds: readonly GoValue[]): [number, number] {
  const [start = 0, end = length, limit = length] = bounds.map(bound => position(bound, length));
  if (start > end) throw new FunctionError(`invalid slice index: ${start} > ${end}`);
  if (end > limit) throw new FunctionError(`invalid slice index: ${end} > ${limit}`);
  return [start, end];
}

/** Go's `len`: bytes of a string, entries of a list or map. */
export function lengthOf(value: GoValue): number {
  if (typeof value === 'string') return byteLength(value);
  if (Array.isArray(value)) return value.length;
  if (value instanceof Map) return value.size;
  if (value === undefined) throw new FunctionError('reflect: call of reflect.Value.Type on zero Value');
  if (value === null) throw new FunctionError('len of nil pointer');
  throw new FunctionError(`len of type ${typeName(value)}`);
}
