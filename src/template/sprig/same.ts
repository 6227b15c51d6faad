import { integerOf, typeName, type GoValue } from '../value';

/** reflect.DeepEqual: the same type and the same content. */
export function same(left: GoValue, right: GoValue): boolean {
  if (typeName(left) !== typeName(right)) return false;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((value, index) => same(value, right[index]));
  }
  if (left instanceof Map && right instanceof Map) {
    return left.size === right.size && [...left].every(([key, value]) => right.has(key) && same(value, right.get(key)));
  }
  return (integerOf(left) ?? left ?? null) === (integerOf(right) ?? right ?? null);
}
