import { JqError } from './jq-error';
import { parseTerm } from './parse-term';
import type { Node } from './syntax';
import { tokenReader, type TokenReader } from './token-reader';
import { tokensOf } from './tokens';

/** Reads a jq expression. @throws JqError for what is none, or not among the forms that Headroom knows */
export function parseJq(text: string): Node {
  const tokens = tokenReader(tokensOf(text));
  if (tokens.isEnd()) throw new JqError('the expression is empty');
  const node = parsePipe(tokens);
  if (!tokens.isEnd()) throw new JqError(`${tokens.shown()} does not belong here`);
  return node;
}

/** Signs by how loosely they bind, loosest first (manual of jq 1.7, and gojq's grammar). */
const UPDATES = ['=', '|=', '+=', '-=', '*=', '/=', '%=', '//='];
const COMPARISONS = ['==', '!=', '<', '<=', '>', '>='];

export function parsePipe(tokens: TokenReader): Node {
  const left = parseComma(tokens);
  if (!tokens.takeSign('|')) return left;
  return { kind: 'pipe', left, right: parsePipe(tokens) };
}

function parseComma(tokens: TokenReader): Node {
  let left = parseAlternative(tokens);
  while (tokens.takeSign(',')) left = { kind: 'comma', left, right: parseAlternative(tokens) };
  return left;
}

/** `//` is read from the right. */
export function parseAlternative(tokens: TokenReader): Node {
  const left = parseOr(tokens);
  const update = tokens.takeAny(UPDATES);
  if (update !== undefined) throw new JqError(`${update} changes a value, which a condition must not`);
  return tokens.takeSign('//') ? { kind: 'alternative', left, right: parseAlternative(tokens) } : left;
}

function parseOr(tokens: TokenReader): Node {
  let left = parseAnd(tokens);
  while (tokens.takeName('or')) left = { kind: 'or', left, right: parseAnd(tokens) };
  return left;
}

function parseAnd(tokens: TokenReader): Node {
  let left = parseComparison(tokens);
  while (tokens.takeName('and')) left = { kind: 'and', left, right: parseComparison(tokens) };
  return left;
}

function parseComparison(tokens: TokenReader): Node {
  const left = parseSum(tokens);
  const sign = tokens.takeAny(COMPARISONS);
  return sign === undefined ? left : { kind: 'operator', sign, left, right: parseSum(tokens) };
}

function parseSum(tokens: TokenReader): Node {
  let left = parseProduct(tokens);
  for (let sign = tokens.takeAny(['+', '-']); sign !== undefined; sign = tokens.takeAny(['+', '-'])) {
    left = { kind: 'operator', sign, left, right: parseProduct(tokens) };
  }
  return left;
}

function parseProduct(tokens: TokenReader): Node {
  let left = parseBound(tokens);
  for (let sign = tokens.takeAny(['*', '/', '%']); sign !== undefined; sign = tokens.takeAny(['*', '/', '%'])) {
    left = { kind: 'operator', sign, left, right: parseBound(tokens) };
  }
  return left;
}

/** `term as $name | body`: the body reaches as far as it can. */
function parseBound(tokens: TokenReader): Node {
  if (tokens.takeSign('-')) return { kind: 'negate', of: parseBound(tokens) };
  const value = parseTerm(tokens);
  if (!tokens.takeName('as')) return value;
  const name = tokens.variable();
  tokens.expectSign('|');
  return { kind: 'bind', value, name, body: parsePipe(tokens) };
}
