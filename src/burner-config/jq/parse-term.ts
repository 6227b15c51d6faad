import { JqError } from './jq-error';
import { isKnownFunction } from './functions';
import { parseAlternative, parseJq, parsePipe } from './parse';
import type { Node } from './syntax';
import type { TokenReader } from './token-reader';
import type { Token } from './tokens';

const IDENTITY: Node = { kind: 'identity' };
const CONSTANTS: Readonly<Record<string, unknown>> = { null: null, true: true, false: false };
const UNKNOWN_FORMS = ['def', 'reduce', 'foreach', 'label', 'import', 'include', 'break'];

/** A term with all that hangs on it: `.a`, `[0]`, `[1:2]`, `[]`, `?`. */
export function parseTerm(tokens: TokenReader): Node {
  let node = parseHead(tokens);
  for (;;) {
    const token = tokens.next();
    if (token.kind === 'field') {
      tokens.take();
      node = { kind: 'index', of: node, key: literal(token.name) };
    } else if (tokens.takeSign('.')) node = parseAfterDot(tokens, node);
    else if (tokens.takeSign('[')) node = parseBracket(tokens, node);
    else if (tokens.takeSign('?')) node = { kind: 'try', body: node, caught: undefined };
    else return node;
  }
}

const literal = (value: unknown): Node => ({ kind: 'literal', value });

function parseHead(tokens: TokenReader): Node {
  const token = tokens.take();
  switch (token.kind) {
    case 'number':
      return literal(token.value);
    case 'string':
      return textNode(token);
    case 'variable':
      return { kind: 'variable', name: token.name };
    case 'field':
      return { kind: 'index', of: IDENTITY, key: literal(token.name) };
    case 'name':
      return parseNamed(tokens, token.name);
    case 'sign':
      return parseSigned(tokens, token.sign);
    case 'end':
      throw new JqError('the expression ends too early');
  }
}

function parseSigned(tokens: TokenReader, sign: string): Node {
  switch (sign) {
    case '.':
      return tokens.next().kind === 'string' ? parseAfterDot(tokens, IDENTITY) : IDENTITY;
    case '..':
      return { kind: 'recurse' };
    case '(': {
      const inner = parsePipe(tokens);
      tokens.expectSign(')');
      return inner;
    }
    case '[': {
      if (tokens.takeSign(']')) return { kind: 'list', of: undefined };
      const inner = parsePipe(tokens);
      tokens.expectSign(']');
      return { kind: 'list', of: inner };
    }
    case '{':
      return parseObject(tokens);
    case '-':
      return { kind: 'negate', of: parseTerm(tokens) };
    default:
      throw new JqError(`${sign} does not belong here`);
  }
}

/** After a dot: `."name"` or, as in `.conditions.[0]`, a bracket. */
function parseAfterDot(tokens: TokenReader, of: Node): Node {
  const token = tokens.next();
  if (token.kind === 'string') {
    tokens.take();
    return { kind: 'index', of, key: textNode(token) };
  }
  tokens.expectSign('[');
  return parseBracket(tokens, of);
}

function parseBracket(tokens: TokenReader, of: Node): Node {
  if (tokens.takeSign(']')) return { kind: 'iterate', of };
  const from = tokens.takeSign(':') ? undefined : parsePipe(tokens);
  if (from !== undefined && tokens.takeSign(']')) return { kind: 'index', of, key: from };
  if (from !== undefined) tokens.expectSign(':');
  if (from !== undefined && tokens.takeSign(']')) return { kind: 'slice', of, from, to: undefined };
  const to = parsePipe(tokens);
  tokens.expectSign(']');
  return { kind: 'slice', of, from, to };
}

function textNode({ texts, inner }: Extract<Token, { kind: 'string' }>): Node {
  if (inner.length === 0) return literal(texts[0] ?? '');
  return { kind: 'text', texts, inner: inner.map(parseJq) };
}

function parseNamed(tokens: TokenReader, name: string): Node {
  if (name in CONSTANTS) return literal(CONSTANTS[name]);
  if (name === 'if') return parseIf(tokens);
  if (name === 'try') {
    const body = parseTerm(tokens);
    return { kind: 'try', body, caught: tokens.takeName('catch') ? parseTerm(tokens) : undefined };
  }
  if (UNKNOWN_FORMS.includes(name) || name.startsWith('@'))
    throw new JqError(`${name} is not among the forms that Headroom knows`);
  const args: Node[] = [];
  if (tokens.takeSign('(')) {
    do args.push(parsePipe(tokens));
    while (tokens.takeSign(';'));
    tokens.expectSign(')');
  }
  if (!isKnownFunction(name, args.length))
    throw new JqError(`${name}/${args.length} is not among the functions that Headroom knows`);
  return { kind: 'call', name, args };
}

/** After `if` or `elif`. */
function parseIf(tokens: TokenReader): Node {
  const condition = parsePipe(tokens);
  tokens.expectName('then');
  const then = parsePipe(tokens);
  if (tokens.takeName('elif')) return { kind: 'if', condition, then, otherwise: parseIf(tokens) };
  const otherwise = tokens.takeName('else') ? parsePipe(tokens) : IDENTITY;
  tokens.expectName('end');
  return { kind: 'if', condition, then, otherwise };
}

function parseObject(tokens: TokenReader): Node {
  const entries: { key: Node; value: Node }[] = [];
  while (!tokens.takeSign('}')) {
    if (entries.length > 0) tokens.expectSign(',');
    entries.push(parseEntry(tokens));
  }
  return { kind: 'object', entries };
}

function parseEntry(tokens: TokenReader): { key: Node; value: Node } {
  const token = tokens.take();
  const key = entryKey(tokens, token);
  if (tokens.takeSign(':')) return { key, value: parseAlternative(tokens) };
  if (token.kind === 'variable') return { key, value: { kind: 'variable', name: token.name } };
  if (token.kind !== 'name' && token.kind !== 'string')
    throw new JqError(`a value is missing before ${tokens.shown()}`);
  return { key, value: { kind: 'index', of: IDENTITY, key } };
}

function entryKey(tokens: TokenReader, token: Token): Node {
  if (token.kind === 'name') return literal(token.name);
  if (token.kind === 'variable') return literal(token.name.slice(1));
  if (token.kind === 'string') return textNode(token);
  if (token.kind !== 'sign' || token.sign !== '(')
    throw new JqError('a key of an object is a name, a string, or in brackets');
  const key = parsePipe(tokens);
  tokens.expectSign(')');
  return key;
}
