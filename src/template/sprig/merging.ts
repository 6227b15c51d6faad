import { isNilContainer } from '../element-type';
import { isObject, isTrue, type GoMap, type GoValue } from '../value';

/**
 * Puts a map into another, deep, as dario.cat/mergo v1.0.1 does: without `overwrite` only where the target has nothing
 * or something empty. Lists are taken whole.
 */
export function merge(target: GoMap, source: GoMap, overwrite: boolean): GoMap {
  for (const [key, value] of [...source]) {
    const present = target.get(key);
    if (value === null || value === undefined) {
      if (overwrite) target.set(key, null);
      continue;
    }
    if (present instanceof Map && value instanceof Map) merge(present, value, overwrite);
    const isMerged = present instanceof Map && value instanceof Map && present.size > 0;
    if (!isMerged && (overwrite || isEmpty(present))) target.set(key, value);
  }
  return target;
}

const isEmpty = (value: GoValue) => !isTrue(value) && !isObject(value);

/** A copy that shares nothing with the value. */
export function deepCopy(value: GoValue, keepType: <T extends object>(copy: T, original: object) => T): GoValue {
  if (typeof value !== 'object' || value === null || isNilContainer(value)) return value;
  if (Array.isArray(value))
    return keepType(
      value.map(item => deepCopy(item, keepType)),
      value,
    );
  if (isObject(value)) return value.copied?.() ?? value;
  if (!(value instanceof Map)) return value;
  return keepType(new Map([...value].map(([key, item]) => [key, deepCopy(item, keepType)])), value);
}
