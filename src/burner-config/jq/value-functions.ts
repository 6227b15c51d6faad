import { listFunctions } from './list-functions';
import { JqError } from './jq-error';
import { textFunctions } from './text-functions';
import { contains, isList, isObject, keysOf, toJson, toText, typeOf, type Value } from './values';

/** A function of values: its input, then its arguments, each with every result of its expression. */
export type ValueFunction = (input: Value, ...args: Value[]) => Value;

/** The length of jq: of text in characters, of a number its absolute value. */
function lengthOf(value: Value): number {
  if (typeof value === 'string') return [...value].length;
  if (typeof value === 'number') return Math.abs(value);
  if (isList(value)) return value.length;
  if (isObject(value)) return Object.keys(value).length;
  if (typeOf(value) === 'null') return 0;
  throw new JqError(`${typeOf(value)} has no length`);
}

function has(value: Value, key: Value): boolean {
  if (isObject(value) && typeof key === 'string') return Object.hasOwn(value, key);
  if (isList(value) && typeof key === 'number') return key >= 0 && key < value.length;
  if (typeOf(value) === 'null') return false;
  throw new JqError(`cannot check whether ${typeOf(value)} has a ${typeOf(key)} key`);
}

function keys(value: Value): readonly Value[] {
  if (isList(value)) return value.map((_, at) => at);
  if (isObject(value)) return keysOf(value);
  throw new JqError(`${typeOf(value)} has no keys`);
}

function toNumber(value: Value): number {
  if (typeof value === 'number') return value;
  const isNumber = typeof value === 'string' && /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(value);
  if (isNumber) return Number(value);
  throw new JqError(`${toJson(value)} is no number`);
}

const rounding =
  (round: (value: number) => number): ValueFunction =>
  value => {
    if (typeof value !== 'number') throw new JqError(`${typeOf(value)} cannot be rounded`);
    return round(value);
  };

export const valueFunctions: Readonly<Record<string, ValueFunction>> = {
  ...listFunctions,
  ...textFunctions,
  'not/0': value => value === null || value === undefined || value === false,
  'length/0': lengthOf,
  'keys/0': keys,
  'has/1': has,
  'in/1': (key, value) => has(value, key),
  'contains/1': contains,
  'inside/1': (value, other) => contains(other, value),
  'type/0': typeOf,
  'tostring/0': toText,
  'tojson/0': toJson,
  'tonumber/0': toNumber,
  'floor/0': rounding(Math.floor),
  'ceil/0': rounding(Math.ceil),
  'round/0': rounding(value => Math.sign(value) * Math.round(Math.abs(value))),
  'abs/0': rounding(Math.abs),
  'error/1': (_, message) => {
    throw new JqError(toText(message));
  },
};
