import { isNilContainer } from '../element-type';
import { integerOf, isObject, typeName, type GoValue } from '../value';

/** reflect.DeepEqual: the same type and the same content. A nil list is not an empty one. */
export function same(left: GoValue, right: GoValue): boolean {
  if (typeName(left) !== typeName(right)) return false;
  if (Array.isArray(left) && Array.isArray(right)) {
    return (
      isNilContainer(left) === isNilContainer(right) &&
      left.length === right.length &&
      left.every((value, index) => same(value, right[index]))
    );
  }
  if (left instanceof Map && right instanceof Map) {
    if (left.size !== right.size || isNilContainer(left) !== isNilContainer(right)) return false;
    return [...left].every(([key, value]) => right.has(key) && same(value, right.get(key)));
  }
  if (isObject(left) && isObject(right)) return left.sameAs(right);
  return (integerOf(left) ?? left ?? null) === (integerOf(right) ?? right ?? null);
}
