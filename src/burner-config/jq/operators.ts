import { JqError } from './jq-error';
import { compare, isList, isObject, typeOf, type Value } from './values';

type Operator = (left: Value, right: Value) => Value;

const comparing =
  (holds: (order: number) => boolean): Operator =>
  (left, right) =>
    holds(compare(left, right));

const refuse = (what: string, left: Value, right: Value): never => {
  throw new JqError(`cannot ${what} ${typeOf(left)} and ${typeOf(right)}`);
};

/** `+`: null is nothing; numbers, texts, lists and objects. */
export function add(left: Value, right: Value): Value {
  if (typeOf(left) === 'null') return right;
  if (typeOf(right) === 'null') return left;
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  if (isList(left) && isList(right)) return [...left, ...right];
  if (isObject(left) && isObject(right)) return { ...left, ...right };
  return refuse('add', left, right);
}

function subtract(left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (isList(left) && isList(right)) return left.filter(one => right.every(other => compare(one, other) !== 0));
  return refuse('subtract', left, right);
}

function multiply(left: Value, right: Value): Value {
  return typeof left === 'number' && typeof right === 'number' ? left * right : refuse('multiply', left, right);
}

function divide(left: Value, right: Value): Value {
  if (typeof left === 'string' && typeof right === 'string') return left === '' ? [] : left.split(right);
  if (typeof left !== 'number' || typeof right !== 'number' || right === 0) return refuse('divide', left, right);
  return left / right;
}

function remainder(left: Value, right: Value): Value {
  if (typeof left !== 'number' || typeof right !== 'number' || Math.trunc(right) === 0)
    return refuse('divide', left, right);
  return Math.trunc(left) % Math.abs(Math.trunc(right));
}

export const operators: Readonly<Record<string, Operator>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '%': remainder,
  '==': comparing(order => order === 0),
  '!=': comparing(order => order !== 0),
  '<': comparing(order => order < 0),
  '<=': comparing(order => order <= 0),
  '>': comparing(order => order > 0),
  '>=': comparing(order => order >= 0),
};
