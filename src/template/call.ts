import { nodeText, type Node, type Operand } from './ast';
import { evaluateOperand, NOTHING, type Piped } from './evaluate-pipe';
import { nilList, nilMap } from './element-type';
import { failAt, type Cell, type Evaluation } from './evaluation';
import { functionNamed } from './function-named';
import { PARAMETER_NAMES, type Parameter, type TemplateFunction } from './function';
import { isTrue, typeName, type GoValue } from './value';

/** Calls a function as Go's evalCall does: counts and types its arguments, a piped value comes last. */
export function callFunction(
  evaluation: Evaluation,
  dot: Cell,
  name: string,
  node: Node,
  args: readonly Operand[],
  piped: Piped,
): GoValue {
  const callee = functionNamed(evaluation.functions, name);
  if (callee === undefined) failAt(evaluation, `${JSON.stringify(name)} is not a defined function`);
  return invoke(evaluation, dot, name, callee, node, args, piped);
}

/** Calls a function or method. */
export function invoke(
  evaluation: Evaluation,
  dot: Cell,
  name: string,
  callee: TemplateFunction,
  node: Node,
  args: readonly Operand[],
  piped: Piped,
): GoValue {
  checkCount(evaluation, name, callee, args.length, piped !== NOTHING);
  if (name === 'and' || name === 'or') return shortCircuit(evaluation, dot, name, args, piped);
  const values = args.map((arg, index) => argument(evaluation, dot, parameterAt(callee, index), arg));
  if (piped !== NOTHING) values.push(checked(evaluation, parameterAt(callee, args.length), piped));
  if (name === 'call') return refuseCall(evaluation, node, args[0], values[0]);
  try {
    return callee.call(values);
  } catch (error) {
    // Go turns a panic inside a function into an error as well.
    if (!(error instanceof Error)) throw error;
    evaluation.node = node;
    return failAt(evaluation, `error calling ${name}: ${error.message}`);
  }
}

/** `call` wants a function as a value, and no data of ours holds one. */
function refuseCall(evaluation: Evaluation, node: Node, callee: Operand | undefined, value: GoValue): never {
  evaluation.node = node;
  const reason = `non-function ${callee === undefined ? '' : nodeText(callee)} of type ${typeName(value)}`;
  failAt(evaluation, `error calling call: ${value === undefined || value === null ? 'call of nil' : reason}`);
}

const parameterAt = (callee: TemplateFunction, index: number): Parameter =>
  callee.parameters[index] ?? callee.rest ?? 'any';

function checkCount(
  evaluation: Evaluation,
  name: string,
  callee: TemplateFunction,
  given: number,
  piped: boolean,
): void {
  const want = callee.parameters.length;
  const got = given + (piped ? 1 : 0);
  if (callee.rest === undefined && got !== want) {
    failAt(evaluation, `wrong number of args for ${name}: want ${want} got ${got}`);
  }
  if (got < want) failAt(evaluation, `wrong number of args for ${name}: want at least ${want} got ${given}`);
}

/** `and` and `or` stop at the first argument that decides, and give that argument. */
function shortCircuit(
  evaluation: Evaluation,
  dot: Cell,
  name: 'and' | 'or',
  args: readonly Operand[],
  piped: Piped,
): GoValue {
  let value: GoValue;
  for (const arg of args) {
    value = argument(evaluation, dot, 'value', arg);
    if (isTrue(value) === (name === 'or')) return value;
  }
  return piped === NOTHING ? value : piped;
}

/** An argument for a parameter: constants must suit it, everything else is evaluated and then checked. */
function argument(evaluation: Evaluation, dot: Cell, parameter: Parameter, node: Operand): GoValue {
  evaluation.node = node;
  switch (node.type) {
    case 'nil':
      return nilFor(evaluation, parameter, `cannot assign nil to ${PARAMETER_NAMES[parameter]}`);
    case 'bool':
    case 'string':
    case 'number':
      return constant(evaluation, dot, parameter, node);
    default:
      return checked(evaluation, parameter, evaluateOperand(evaluation, dot, node));
  }
}

type Constant = Extract<Operand, { type: 'bool' | 'string' | 'number' }>;

function constant(evaluation: Evaluation, dot: Cell, parameter: Parameter, node: Constant): GoValue {
  const expected = (kind: string) => failAt(evaluation, `expected ${kind}; found ${nodeText(node)}`);
  switch (parameter) {
    case 'any':
    case 'value':
      return evaluateOperand(evaluation, dot, node);
    case 'string':
      return node.type === 'string' ? node.value : expected('string');
    case 'bool':
      return node.type === 'bool' ? node.value : expected('bool');
    case 'int':
      return (node.type === 'number' ? node.integer : undefined) ?? expected('integer');
    case 'float64':
      return (node.type === 'number' ? node.float : undefined) ?? expected('float');
    default:
      return failAt(evaluation, `can't handle ${nodeText(node)} for arg of type ${PARAMETER_NAMES[parameter]}`);
  }
}

/** Go's nil of a parameter type, or the complaint where the type has none. */
function nilFor(evaluation: Evaluation, parameter: Parameter, complaint: string): GoValue {
  if (parameter === 'value') return undefined;
  if (parameter === 'any') return null;
  if (parameter === 'ints') return nilList('int');
  return parameter === 'map' ? nilMap() : failAt(evaluation, complaint);
}

function checked(evaluation: Evaluation, parameter: Parameter, value: GoValue): GoValue {
  if (parameter === 'value') return value;
  const wanted = PARAMETER_NAMES[parameter];
  if (value === undefined) return nilFor(evaluation, parameter, `invalid value; expected ${wanted}`);
  if (parameter === 'any' || typeName(value) === wanted) return value;
  const got = value === null ? 'interface {}' : typeName(value);
  return failAt(evaluation, `wrong type for value; expected ${wanted}; got ${got}`);
}
