import { display } from './format';
import { sprintf } from './printf';
import { FunctionError } from './function';
import { byCodePoint, integerOf, isNil, isObject, kindName, typeName, type GoValue } from './value';

type Basic = 'bool' | 'int' | 'uint' | 'float' | 'string';

function basicKind(value: GoValue): Basic | undefined {
  if (integerOf(value) !== undefined) return kindName(value).startsWith('u') ? 'uint' : 'int';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return 'float';
  return typeof value === 'string' ? 'string' : undefined;
}

const isInteger = (kind: Basic | undefined) => kind === 'int' || kind === 'uint';

function incompatible(left: GoValue, right: GoValue): never {
  throw new FunctionError(`incompatible types for comparison: ${typeName(left)} and ${typeName(right)}`);
}

/** Go's `eq`: true when the first equals any of the others. Int and float never compare. */
export function equalsAny(first: GoValue, others: readonly GoValue[]): boolean {
  if (others.length === 0) throw new FunctionError('missing argument for comparison');
  return others.some(other => equals(first, other));
}

function equals(left: GoValue, right: GoValue): boolean {
  const [a, b] = [basicKind(left), basicKind(right)];
  if (isInteger(a) && isInteger(b)) return integerOf(left) === integerOf(right);
  const hasNothing = left === null || left === undefined || right === null || right === undefined;
  if (a !== b) return hasNothing ? false : incompatible(left, right);
  if (a !== undefined) return left === right;
  if (!hasNothing && kindName(left) !== kindName(right)) {
    const shown = `${sprintf('%s', [left])}: ${typeName(left)}, ${typeName(right)}: ${display(right)}`;
    throw new FunctionError(`non-comparable types ${shown}`);
  }
  if (isNil(left) || isNil(right)) return isNil(left) === isNil(right);
  if (isObject(left) && isObject(right)) return left.sameAs(right);
  throw new FunctionError(`non-comparable type ${sprintf('%s', [right])}: ${typeName(right)}`);
}

/** Go's `lt`. */
export function lessThan(left: GoValue, right: GoValue): boolean {
  const [a, b] = [basicKind(left), basicKind(right)];
  if (a === undefined || b === undefined) throw new FunctionError('invalid type for comparison');
  const [x, y] = [integerOf(left), integerOf(right)];
  if (x !== undefined && y !== undefined) return x < y;
  if (a !== b) incompatible(left, right);
  if (typeof left === 'number' && typeof right === 'number') return left < right;
  if (typeof left === 'string' && typeof right === 'string') return byCodePoint(left, right) < 0;
  throw new FunctionError('invalid type for comparison');
}
