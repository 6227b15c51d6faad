import { indexed, sliced } from './access';
import { filterFunctions } from './filter-functions';
import { JqError } from './jq-error';
import { operators } from './operators';
import type { Node } from './syntax';
import { valueFunctions } from './value-functions';
import { inside, isTrue, toText, typeOf, type Value } from './values';

type Variables = Readonly<Record<string, Value>>;

/** Every result of an expression for an input. @throws JqError where there is no further one */
export function* evaluate(node: Node, input: Value, variables: Variables = {}): Generator<Value> {
  const results = (of: Node, value: Value = input): Generator<Value> => evaluate(of, value, variables);
  switch (node.kind) {
    case 'identity':
      return void (yield input);
    case 'literal':
      return void (yield node.value);
    case 'variable':
      return void (yield variableNamed(variables, node.name));
    case 'pipe':
      for (const value of results(node.left)) yield* results(node.right, value);
      return;
    case 'comma':
      yield* results(node.left);
      return void (yield* results(node.right));
    case 'bind':
      for (const value of results(node.value)) yield* evaluate(node.body, input, { ...variables, [node.name]: value });
      return;
    case 'list':
      return void (yield node.of === undefined ? [] : [...results(node.of)]);
    case 'negate':
      for (const value of results(node.of)) yield operators['-']?.(0, value);
      return;
    case 'operator':
      for (const right of results(node.right)) {
        for (const left of results(node.left)) yield operators[node.sign]?.(left, right);
      }
      return;
    default:
      yield* branches(node, input, variables);
  }
}

function* branches(node: Node, input: Value, variables: Variables): Generator<Value> {
  const results = (of: Node, value: Value = input): Generator<Value> => evaluate(of, value, variables);
  switch (node.kind) {
    case 'and':
    case 'or':
      for (const left of results(node.left)) {
        if (isTrue(left) === (node.kind === 'or')) yield node.kind === 'or';
        else for (const right of results(node.right)) yield isTrue(right);
      }
      return;
    case 'if':
      for (const held of results(node.condition)) yield* results(isTrue(held) ? node.then : node.otherwise);
      return;
    case 'alternative':
      return void (yield* alternative(results(node.left), () => results(node.right)));
    case 'try':
      return void (yield* attempt(results(node.body), node.caught, variables));
    default:
      yield* parts(node, input, variables);
  }
}

function* parts(node: Node, input: Value, variables: Variables): Generator<Value> {
  const results = (of: Node, value: Value = input): Generator<Value> => evaluate(of, value, variables);
  switch (node.kind) {
    case 'recurse':
      return void (yield* filterFunctions['recurse/0']?.(input) ?? []);
    case 'iterate':
      for (const value of results(node.of)) yield* inside(value);
      return;
    case 'index':
      for (const value of results(node.of)) for (const key of results(node.key)) yield indexed(value, key);
      return;
    case 'slice':
      for (const value of results(node.of)) {
        for (const to of node.to ? results(node.to) : [null]) {
          for (const from of node.from ? results(node.from) : [null]) yield sliced(value, from, to);
        }
      }
      return;
    case 'text':
      return void (yield* texts(node, results));
    case 'object':
      return void (yield* objects(node.entries, results));
    case 'call':
      yield* call(node, input, results);
  }
}

function variableNamed(variables: Variables, name: string): Value {
  if (Object.hasOwn(variables, name)) return variables[name];
  throw new JqError(`there is no variable ${name}`);
}

/** `a // b`: what of a is neither null nor false; b where nothing is. An error of a ends both, as in gojq. */
function* alternative(left: Iterable<Value>, right: () => Iterable<Value>): Generator<Value> {
  let found = false;
  for (const value of left) {
    if (!isTrue(value)) continue;
    found = true;
    yield value;
  }
  if (!found) yield* right();
}

function* attempt(body: Iterable<Value>, caught: Node | undefined, variables: Variables): Generator<Value> {
  try {
    yield* body;
  } catch (error) {
    if (!(error instanceof JqError)) throw error;
    if (caught !== undefined) yield* evaluate(caught, error.message, variables);
  }
}

type Results = (of: Node, value?: Value) => Iterable<Value>;

/** Every combination; the first expression changes fastest. */
function* texts({ texts: pieces, inner }: Extract<Node, { kind: 'text' }>, results: Results): Generator<Value> {
  const from = function* (at: number): Generator<string> {
    if (at < 0) return void (yield pieces[0] ?? '');
    const of = inner[at];
    if (of === undefined) return;
    for (const value of results(of)) {
      for (const before of from(at - 1)) yield before + toText(value) + (pieces[at + 1] ?? '');
    }
  };
  yield* from(inner.length - 1);
}

type Entries = Extract<Node, { kind: 'object' }>['entries'];

function* objects([first, ...rest]: Entries, results: Results): Generator<Record<string, Value>> {
  if (first === undefined) return void (yield {});
  for (const key of results(first.key)) {
    if (typeof key !== 'string') throw new JqError(`${typeOf(key)} cannot be a key`);
    for (const value of results(first.value)) {
      for (const others of objects(rest, results)) yield { [key]: value, ...others };
    }
  }
}

function* call({ name, args }: Extract<Node, { kind: 'call' }>, input: Value, results: Results): Generator<Value> {
  const key = `${name}/${args.length}`;
  const filter = filterFunctions[key];
  if (filter) return void (yield* filter(input, ...args.map(arg => (value: Value) => results(arg, value))));
  const of = valueFunctions[key];
  if (!of) throw new JqError(`there is no function ${key}`);
  const [first, second] = args;
  if (first === undefined) return void (yield of(input));
  for (const a of results(first)) {
    if (second === undefined) yield of(input, a);
    else for (const b of results(second)) yield of(input, a, b);
  }
}
