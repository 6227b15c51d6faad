import type { Command, Operand, Pipe } from './ast';
import { nodeText } from './ast';
import { numberLiteral } from './number-literal';
import { enter, fail, unexpected, type ParseState } from './parse-state';
import { unquote } from './quote';
import type { Token, TokenType } from './token';
import { isOneOf } from './token-stream';

const STARTS_COMMAND: readonly TokenType[] = [
  'bool',
  'charConstant',
  'complex',
  'dot',
  'field',
  'identifier',
  'number',
  'nil',
  'rawString',
  'string',
  'variable',
  'leftParen',
];

/** `declarations? command ('|' command)*` up to and with the `end` token. */
export function parsePipeline(state: ParseState, context: string, end: TokenType): Pipe {
  const { position } = state.tokens.peekNonSpace();
  const { declared, isAssign } = parseDeclarations(state, context);
  const commands: Command[] = [];
  for (;;) {
    const token = state.tokens.nextNonSpace();
    if (token.type === end) break;
    if (!isOneOf(token, ...STARTS_COMMAND)) unexpected(state, token, context);
    state.tokens.backup();
    commands.push(parseCommand(state));
  }
  checkCommands(state, commands, context);
  return { type: 'pipe', position, isAssign, declared, commands };
}

function checkCommands(state: ParseState, commands: readonly Command[], context: string): void {
  if (commands.length === 0) fail(state, `missing value for ${context}`);
  commands.slice(1).forEach((command, index) => {
    if (['bool', 'dot', 'nil', 'number', 'string'].includes(command.args[0].type)) {
      fail(state, `non executable command in pipeline stage ${index + 2}`);
    }
  });
}

/** `$x :=`, `$x =`, or in a range `$i, $x :=`. */
function parseDeclarations(state: ParseState, context: string): Pick<Pipe, 'declared' | 'isAssign'> {
  const { tokens, variables } = state;
  const declared: string[] = [];
  while (tokens.peekNonSpace().type === 'variable') {
    const variable = tokens.next();
    const afterVariable = tokens.peek();
    const following = tokens.peekNonSpace();
    const isComma = following.type === 'char' && following.value === ',';
    if (!isComma && !isOneOf(following, 'assign', 'declare')) {
      if (afterVariable.type === 'space') tokens.backup(afterVariable, variable);
      else tokens.backup(variable);
      break;
    }
    tokens.nextNonSpace();
    declared.push(variable.value);
    variables.push(variable.value);
    if (!isComma) return { declared, isAssign: following.type === 'assign' };
    if (context !== 'range' || declared.length > 1) fail(state, `too many declarations in ${context}`);
    if (!isOneOf(tokens.peekNonSpace(), 'variable', 'rightDelim', 'rightParen')) {
      fail(state, 'range can only initialize variables');
    }
  }
  return { declared, isAssign: false };
}

function parseCommand(state: ParseState): Command {
  const { tokens } = state;
  const { position } = tokens.peekNonSpace();
  const args: Operand[] = [];
  for (;;) {
    tokens.peekNonSpace();
    const operand = parseOperand(state);
    if (operand !== undefined) args.push(operand);
    const token = tokens.next();
    if (token.type === 'space') continue;
    if (isOneOf(token, 'rightDelim', 'rightParen')) tokens.backup();
    else if (token.type !== 'pipe') unexpected(state, token, 'operand');
    break;
  }
  const [first, ...rest] = args;
  return { type: 'command', position, args: [first ?? fail(state, 'empty command'), ...rest] };
}

/** A term with the fields that follow it: `.a.b`, `$x.a`, `(pipeline).a`. */
function parseOperand(state: ParseState): Operand | undefined {
  const { tokens } = state;
  const term = parseTerm(state);
  if (term === undefined || tokens.peek().type !== 'field') return term;
  const { position } = tokens.peek();
  const names: string[] = [];
  while (tokens.peek().type === 'field') names.push(tokens.next().value.slice(1));
  switch (term.type) {
    case 'field':
    case 'variable':
      return { ...term, position, names: [...term.names, ...names] };
    case 'bool':
    case 'string':
    case 'number':
    case 'nil':
    case 'dot':
      return fail(state, `unexpected . after term ${JSON.stringify(nodeText(term))}`);
    default:
      return { type: 'chain', position, base: term, names };
  }
}

function parseTerm(state: ParseState): Operand | undefined {
  const token = state.tokens.nextNonSpace();
  const { position, value } = token;
  switch (token.type) {
    case 'identifier':
      if (!state.hasFunction(value)) fail(state, `function ${JSON.stringify(value)} not defined`);
      return { type: 'identifier', position, name: value };
    case 'dot':
    case 'nil':
      return { type: token.type, position };
    case 'variable':
      if (!state.variables.includes(value)) fail(state, `undefined variable ${JSON.stringify(value)}`);
      return { type: 'variable', position, names: [value] };
    case 'field':
      return { type: 'field', position, names: [value.slice(1)] };
    case 'bool':
      return { type: 'bool', position, value: value === 'true' };
    case 'leftParen':
      return parseParentheses(state);
    default:
      return parseLiteral(state, token);
  }
}

function parseParentheses(state: ParseState): Pipe {
  enter(state);
  const pipe = parsePipeline(state, 'parenthesized pipeline', 'rightParen');
  state.nesting--;
  return pipe;
}

function parseLiteral(state: ParseState, token: Token): Operand | undefined {
  const { position, value } = token;
  if (isOneOf(token, 'number', 'complex', 'charConstant')) {
    const number = numberLiteral(value);
    if ('complaint' in number) fail(state, number.complaint);
    return { type: 'number', position, text: value, ...number };
  }
  if (isOneOf(token, 'string', 'rawString')) {
    return { type: 'string', position, quoted: value, value: unquote(value) ?? fail(state, 'invalid syntax') };
  }
  state.tokens.backup();
  return undefined;
}
