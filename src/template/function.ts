import type { GoObject } from './go-object';
import type { GoTime } from './go-time';
import type { GoMap, GoValue } from './value';

/** What each Go parameter type arrives as. `value` is a reflect.Value, which may be no value at all. */
interface ArgumentTypes {
  any: GoValue;
  value: GoValue;
  string: string;
  int: bigint;
  bool: boolean;
  float64: number;
  /** A []int, which only nil can be given for. */
  ints: GoValue[];
  /** A time.Time. */
  time: GoTime;
  /** A *semver.Version. */
  version: GoObject;
  map: GoMap;
}
export type Parameter = keyof ArgumentTypes;

/** A function that templates may call. The evaluator checks number and types of arguments as Go does. */
export interface TemplateFunction {
  readonly parameters: readonly Parameter[];
  /** Type of any further arguments. */
  readonly rest?: Parameter;
  readonly call: (args: readonly GoValue[]) => GoValue;
}
export type Functions = Readonly<Record<string, TemplateFunction>>;

type Arguments<P extends readonly Parameter[]> = { [K in keyof P]: ArgumentTypes[P[K]] };

/** A function of fixed parameters. */
export function fixed<const P extends readonly Parameter[]>(
  parameters: P,
  call: (...args: Arguments<P>) => GoValue,
): TemplateFunction {
  return { parameters, call: args => call(...(args as Arguments<P>)) };
}

/** A function whose last parameter may come any number of times. */
export function variadic<const P extends readonly Parameter[], R extends Parameter>(
  parameters: P,
  rest: R,
  call: (...args: [...Arguments<P>, ...ArgumentTypes[R][]]) => GoValue,
): TemplateFunction {
  return { parameters, rest, call: args => call(...(args as [...Arguments<P>, ...ArgumentTypes[R][]])) };
}

/** An error that a function gives back; the evaluator adds `error calling NAME:` and the place. */
export class FunctionError extends Error {}

/** Go's name of a parameter type. */
export const PARAMETER_NAMES: Readonly<Record<Parameter, string>> = {
  any: 'interface {}',
  value: 'reflect.Value',
  string: 'string',
  int: 'int',
  bool: 'bool',
  float64: 'float64',
  ints: '[]int',
  time: 'time.Time',
  version: '*semver.Version',
  map: 'map[string]interface {}',
};
