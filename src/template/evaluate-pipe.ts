import { nodeText, type Command, type NumberNode, type Operand, type Pipe } from './ast';
import { callFunction, invoke } from './call';
import { isBoxed } from './element-type';
import { failAt, type Cell, type Evaluation } from './evaluation';
import { isObject, typeName, type GoMap, type GoValue } from './value';

/** No value from an earlier command of the pipeline. */
export const NOTHING = Symbol('nothing piped');
export type Piped = GoValue | typeof NOTHING;

/** The value of a pipeline; its declarations are made on the way. */
export function evaluatePipe(evaluation: Evaluation, dot: Cell, pipe: Pipe): GoValue {
  evaluation.node = pipe;
  let piped: Piped = NOTHING;
  for (const command of pipe.commands) piped = evaluateCommand(evaluation, dot, command, piped) ?? undefined;
  const value = piped === NOTHING ? undefined : piped;
  for (const name of pipe.declared) {
    const cell = { value, boxed: false };
    if (pipe.isAssign) assign(evaluation, name, cell);
    else evaluation.variables.push({ name, cell });
  }
  return value;
}

export function assign(evaluation: Evaluation, name: string, cell: Cell): void {
  const variable = evaluation.variables.findLast(candidate => candidate.name === name);
  if (variable === undefined) failAt(evaluation, `undefined variable: ${name}`);
  variable.cell = cell;
}

/** What follows an operand at the head of a command: arguments, and what comes through the pipe. */
interface Given {
  readonly args: readonly Operand[];
  readonly piped: Piped;
}
const NONE: Given = { args: [], piped: NOTHING };

function evaluateCommand(evaluation: Evaluation, dot: Cell, command: Command, piped: Piped): GoValue {
  const [first] = command.args;
  if (first.type === 'identifier') {
    evaluation.node = first;
    return callFunction(evaluation, dot, first.name, command, command.args.slice(1), piped);
  }
  if (command.args.length === 1 && piped === NOTHING) {
    if (first.type === 'nil') failWith(evaluation, first, 'nil is not a command');
    return evaluateOperand(evaluation, dot, first);
  }
  const given: Given = { args: command.args.slice(1), piped };
  if (first.type === 'field' || first.type === 'chain') return evaluateOperand(evaluation, dot, first, given);
  if (first.type === 'variable' && first.names.length > 1) return evaluateOperand(evaluation, dot, first, given);
  if (first.type !== 'pipe') evaluation.node = first;
  return failAt(evaluation, `can't give argument to non-function ${nodeText(first)}`);
}

function failWith(evaluation: Evaluation, node: Operand, reason: string): never {
  evaluation.node = node;
  failAt(evaluation, reason);
}

/** The value of an operand where no particular type is asked for. */
export function evaluateOperand(evaluation: Evaluation, dot: Cell, node: Operand, given = NONE): GoValue {
  if (node.type === 'pipe') return evaluatePipe(evaluation, dot, node);
  evaluation.node = node;
  switch (node.type) {
    case 'dot':
      return dot.value;
    case 'nil':
      return null;
    case 'bool':
    case 'string':
      return node.value;
    case 'number':
      return idealConstant(node);
    case 'identifier':
      return callFunction(evaluation, dot, node.name, node, [], NOTHING);
    case 'field':
      return fields(evaluation, dot, node, dot, 0, given);
    case 'variable':
      return fields(evaluation, dot, node, variable(evaluation, node.names[0] ?? '$'), 1, given);
    case 'chain': {
      if (node.base.type === 'nil') failAt(evaluation, `indirection through explicit nil in ${nodeText(node)}`);
      const value = evaluateOperand(evaluation, dot, node.base);
      return fields(evaluation, dot, node, { value, boxed: false }, 0, given);
    }
  }
}

function variable(evaluation: Evaluation, name: string): Cell {
  const found = evaluation.variables.findLast(candidate => candidate.name === name);
  return found?.cell ?? failAt(evaluation, `undefined variable: ${name}`);
}

/** A constant by its syntax: with a point or an exponent it is a float64, otherwise an int. */
function idealConstant({ text, integer, float }: NumberNode): GoValue {
  const isFloat = /[.eEpP]/.test(text) && !/^[+-]?0[xX]|^'/.test(text);
  return isFloat ? float : integer;
}

type WithNames = Extract<Operand, { readonly names: readonly string[] }>;

/** Goes from a value along the names of a node; the last one takes the arguments. */
function fields(evaluation: Evaluation, dot: Cell, node: WithNames, start: Cell, first: number, given: Given): GoValue {
  let { value, boxed } = start;
  for (let index = first; index < node.names.length; index++) {
    const last = index === node.names.length - 1;
    const next = field(evaluation, dot, node, { value, boxed }, node.names[index] ?? '', last ? given : NONE);
    boxed = value instanceof Map && isBoxed(value);
    value = next;
  }
  return value;
}

function field(
  evaluation: Evaluation,
  dot: Cell,
  node: WithNames,
  { value, boxed }: Cell,
  name: string,
  given: Given,
): GoValue {
  if (value === undefined) {
    if (evaluation.missingKey === 'error') failAt(evaluation, `nil data; no entry for key ${JSON.stringify(name)}`);
    return undefined;
  }
  if (value === null) failAt(evaluation, `nil pointer evaluating interface {}.${name}`);
  if (isObject(value)) {
    const { methods } = value;
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (method !== undefined) return invoke(evaluation, dot, name, method, node, given.args, given.piped);
  }
  if (!(value instanceof Map)) {
    failAt(evaluation, `can't evaluate field ${name} in type ${boxed ? 'interface {}' : typeName(value)}`);
  }
  if (given !== NONE) failAt(evaluation, `${name} is not a method but has arguments`);
  const found = value.get(name);
  return found === undefined && !value.has(name) ? missing(evaluation, value, name) : found;
}

function missing(evaluation: Evaluation, map: GoMap, name: string): GoValue {
  if (evaluation.missingKey === 'error') failAt(evaluation, `map has no entry for key ${JSON.stringify(name)}`);
  if (evaluation.missingKey !== 'zero') return undefined;
  return isBoxed(map) ? null : '';
}
