import type { Branch, Statement } from './ast';
import { assign, evaluatePipe } from './evaluate-pipe';
import { isBoxed } from './element-type';
import { failAt, type Cell, type Evaluation } from './evaluation';
import { display } from './format';
import { integerOf, isTrue, SizedInt, sortedKeys, type GoValue } from './value';

/** How a list of statements ended: at its end, or at a `break` or `continue`. */
type Outcome = 'break' | 'continue' | undefined;

/** Go's limit on templates that call templates. */
const MAX_DEPTH = 100_000;
/** JavaScript's own stack ends well before Go's limit. */
const STACK_LIMIT = 1_500;

/** A longer loop would hold up the editor for good. */
const MOST_ROUNDS = 10_000_000n;

/** Runs statements one by one and writes what they print. */
export function evaluateList(evaluation: Evaluation, dot: Cell, list: readonly Statement[]): Outcome {
  for (const statement of list) {
    const outcome = evaluateStatement(evaluation, dot, statement);
    if (outcome !== undefined) return outcome;
  }
  return undefined;
}

function evaluateStatement(evaluation: Evaluation, dot: Cell, statement: Statement): Outcome {
  evaluation.node = statement;
  switch (statement.type) {
    case 'text':
      write(evaluation, statement.text, statement.position, statement.position + statement.text.length, true);
      return undefined;
    case 'action': {
      const value = evaluatePipe(evaluation, dot, statement.pipe);
      if (statement.pipe.declared.length > 0) return undefined;
      const text = value === undefined ? '<no value>' : display(value);
      write(evaluation, text, statement.start, statement.end, false);
      return undefined;
    }
    case 'break':
    case 'continue':
      return statement.type;
    case 'template':
      return evaluateCall(evaluation, dot, statement);
    case 'range':
      return inScope(evaluation, () => evaluateRange(evaluation, dot, statement));
    default:
      return inScope(evaluation, () => evaluateCondition(evaluation, dot, statement));
  }
}

function write({ output, callSite }: Evaluation, text: string, start: number, end: number, literal: boolean): void {
  if (callSite === undefined) output.add(text, start, end, literal);
  else output.add(text, callSite.start, callSite.end, false);
}

/** Variables that are declared inside end with the block. */
function inScope(evaluation: Evaluation, run: () => Outcome): Outcome {
  const mark = evaluation.variables.length;
  const outcome = run();
  evaluation.variables.length = mark;
  return outcome;
}

function evaluateCondition(evaluation: Evaluation, dot: Cell, branch: Branch): Outcome {
  const value = evaluatePipe(evaluation, dot, branch.pipe);
  if (!isTrue(value)) return evaluateList(evaluation, dot, branch.elseList ?? []);
  return evaluateList(evaluation, branch.type === 'with' ? { value, boxed: false } : dot, branch.list);
}

function evaluateRange(evaluation: Evaluation, dot: Cell, branch: Branch): Outcome {
  const value = evaluatePipe(evaluation, dot, branch.pipe);
  let empty = true;
  for (const [key, element] of entries(evaluation, value, branch.pipe.declared.length)) {
    empty = false;
    const outcome = inScope(evaluation, () => {
      bind(evaluation, branch, key, element);
      return evaluateList(evaluation, element, branch.list);
    });
    if (outcome === 'break') break;
  }
  return empty ? evaluateList(evaluation, dot, branch.elseList ?? []) : undefined;
}

/** What a range goes through: elements of a list, entries of a map by key, or the numbers below an integer. */
function* entries(evaluation: Evaluation, value: GoValue, variables: number): Generator<[GoValue, Cell]> {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) {
    const boxed = isBoxed(value);
    for (let index = 0; index < value.length; index++) yield [BigInt(index), { value: value[index], boxed }];
  } else if (value instanceof Map) {
    for (const key of sortedKeys(value)) yield [key, { value: value.get(key), boxed: isBoxed(value) }];
  } else {
    const count = integerOf(value);
    if (count === undefined) failAt(evaluation, `range can't iterate over ${display(value)}`);
    if (variables > 1) failAt(evaluation, `can't use ${display(value)} to iterate over more than one variable`);
    if (count > MOST_ROUNDS) failAt(evaluation, `range over more than ${MOST_ROUNDS} numbers`);
    const element = (number: bigint) =>
      value instanceof SizedInt ? new SizedInt(value.type, number, value.kind) : number;
    for (let number = 0n; number < count; number++) yield [undefined, { value: element(number), boxed: false }];
  }
}

/** Sets the variables of a range: one takes the element, two take key and element. */
function bind(evaluation: Evaluation, { pipe }: Branch, key: GoValue, element: Cell): void {
  const [first, second] = pipe.declared;
  if (first === undefined) return;
  const cells =
    second === undefined
      ? [[first, element] as const]
      : ([
          [first, { value: key, boxed: false }],
          [second, element],
        ] as const);
  for (const [name, cell] of cells) assign(evaluation, name, cell);
}

function evaluateCall(evaluation: Evaluation, dot: Cell, call: Extract<Statement, { type: 'template' }>): Outcome {
  const tree = evaluation.trees.get(call.name);
  if (tree === undefined) failAt(evaluation, `template ${JSON.stringify(call.name)} not defined`);
  if (evaluation.depth >= STACK_LIMIT) failAt(evaluation, `exceeded maximum template depth (${MAX_DEPTH})`);
  const value = call.pipe === undefined ? undefined : evaluatePipe(evaluation, dot, call.pipe);
  const cell = { value, boxed: false };
  const site = evaluation.callSite ?? { start: call.position, end: call.position + call.quoted.length };
  const foreign = evaluation.callSite !== undefined || tree.source !== evaluation.tree.source;
  const inner: Evaluation = {
    ...evaluation,
    ...(foreign ? { callSite: site } : {}),
    tree,
    depth: evaluation.depth + 1,
    variables: [{ name: '$', cell }],
    node: undefined,
  };
  evaluateList(inner, cell, tree.root);
  return undefined;
}
