import { sprintf } from './printf';
import { FunctionError } from './function';
import { integerOf, typeName, type GoValue } from './value';

type Basic = 'bool' | 'int' | 'uint' | 'float' | 'string';

function basicKind(value: GoValue): Basic | undefined {
  if (integerOf(value) !== undefined) return typeName(value).startsWith('u') ? 'uint' : 'int';
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
  const hasNil = left === null || left === undefined || right === null || right === undefined;
  if (hasNil) return (left ?? undefined) === (right ?? undefined);
  if (a !== b) incompatible(left, right);
  if (a !== undefined) return left === right;
  const [shown, type] = [sprintf('%s', [right]), typeName(right)];
  if (typeName(left) === type) throw new FunctionError(`non-comparable type ${shown}: ${type}`);
  throw new FunctionError(`non-comparable types ${sprintf('%s', [left])}: ${typeName(left)}, ${type}: ${shown}`);
}

/** Go's `lt`. */
export function lessThan(left: GoValue, right: GoValue): boolean {
  const [a, b] = [basicKind(left), basicKind(right)];
  if (a === undefined || b === undefined) throw new FunctionError('invalid type for comparison');
  const [x, y] = [integerOf(left), integerOf(right)];
  if (x !== undefined && y !== undefined) return x < y;
  if (a !== b) incompatible(left, right);
  if (typeof left === 'number' && typeof right === 'number') return left < right;
  if (typeof left === 'string' && typeof right === 'string') return byBytes(left, right) < 0;
  throw new FunctionError('invalid type for comparison');
}

function byBytes(left: string, right: string): number {
  const encoder = new TextEncoder();
  const [a, b] = [encoder.encode(left), encoder.encode(right)];
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1);
}
