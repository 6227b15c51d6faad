import { nodeText, type Command, type NumberNode, type Operand, type Pipe } from './ast';
import { callFunction } from './call';
import { failAt, type Cell, type Evaluation } from './evaluation';
import { typeName, type GoValue } from './value';

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

function evaluateCommand(evaluation: Evaluation, dot: Cell, command: Command, piped: Piped): GoValue {
  const [first] = command.args;
  if (first.type === 'identifier') {
    evaluation.node = first;
    return callFunction(evaluation, dot, first.name, command, command.args.slice(1), piped);
  }
  const extra = command.args.length > 1 || piped !== NOTHING;
  if (first.type === 'field' || first.type === 'chain') return evaluateOperand(evaluation, dot, first, extra);
  if (first.type === 'variable' && first.names.length > 1) return evaluateOperand(evaluation, dot, first, extra);
  if (first.type !== 'pipe') evaluation.node = first;
  if (extra) failAt(evaluation, `can't give argument to non-function ${nodeText(first)}`);
  if (first.type === 'nil') failAt(evaluation, 'nil is not a command');
  return evaluateOperand(evaluation, dot, first, false);
}

/** The value of an operand where no particular type is asked for. `called` is set when arguments follow it. */
export function evaluateOperand(evaluation: Evaluation, dot: Cell, node: Operand, called = false): GoValue {
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
      return fields(evaluation, dot, node.names, called);
    case 'variable': {
      const [name, ...rest] = node.names;
      return fields(evaluation, variable(evaluation, name ?? '$'), rest, called);
    }
    case 'chain': {
      if (node.base.type === 'nil') failAt(evaluation, `indirection through explicit nil in ${nodeText(node)}`);
      return fields(
        evaluation,
        { value: evaluateOperand(evaluation, dot, node.base), boxed: false },
        node.names,
        called,
      );
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

function fields(evaluation: Evaluation, start: Cell, names: readonly string[], called: boolean): GoValue {
  let cell = start;
  names.forEach((name, index) => {
    cell = { value: field(evaluation, cell, name, called && index === names.length - 1), boxed: true };
  });
  return cell.value;
}

function field(evaluation: Evaluation, receiver: Cell, name: string, called: boolean): GoValue {
  const { value, boxed } = receiver;
  if (value === undefined) {
    if (evaluation.missingKey === 'error') failAt(evaluation, `nil data; no entry for key ${JSON.stringify(name)}`);
    return undefined;
  }
  if (value === null) failAt(evaluation, `nil pointer evaluating interface {}.${name}`);
  if (!(value instanceof Map)) {
    failAt(evaluation, `can't evaluate field ${name} in type ${boxed ? 'interface {}' : typeName(value)}`);
  }
  if (called) failAt(evaluation, `${name} is not a method but has arguments`);
  if (value.has(name)) return value.get(name);
  if (evaluation.missingKey === 'error') failAt(evaluation, `map has no entry for key ${JSON.stringify(name)}`);
  return evaluation.missingKey === 'zero' ? null : undefined;
}
