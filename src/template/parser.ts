import type { Branch, Statement, Tree } from './ast';
import { enter, expect, fail, unexpected, type ParseState } from './parse-state';
import { parsePipeline } from './parse-pipeline';
import { unquote } from './quote';
import type { Token } from './token';
import { isOneOf, tokenStream } from './token-stream';

/** `{{end}}` and `{{else}}` close a list; they are no statements. */
type Closing = { readonly type: 'end' | 'else' };

/**
 * Reads a Go template and every `define` and `block` in it.
 * @returns the trees by name; the template itself under `name`
 * @throws TemplateError with Go's text
 */
export function parseTrees(source: string, name: string, hasFunction: (name: string) => boolean): Map<string, Tree> {
  const tokens = tokenStream(source);
  const trees = new Map<string, Tree>();
  const state = {
    parseName: name,
    source,
    tokens,
    hasFunction,
    trees,
    variables: ['$'],
    rangeDepth: 0,
    nesting: 0,
    actionStart: -1,
  };
  const root: Statement[] = [];
  while (tokens.peek().type !== 'eof') {
    if (parseDefinition(state)) continue;
    const statement = parseStatement(state);
    if (isClosing(statement)) fail(state, `unexpected {{${statement.type}}}`);
    root.push(statement);
  }
  addTree(state, name, root);
  return trees;
}

const isClosing = (node: Statement | Closing): node is Closing => node.type === 'end' || node.type === 'else';

function addTree(state: ParseState, name: string, root: readonly Statement[]): void {
  const earlier = state.trees.get(name);
  if (earlier !== undefined && !isEmpty(earlier.root)) {
    if (!isEmpty(root)) fail(state, `template: multiple definition of template ${JSON.stringify(name)}`);
    return;
  }
  state.trees.set(name, { name, parseName: state.parseName, source: state.source, root });
}

/** Nothing but white space: such a tree does not replace another of its name. */
export function isEmpty(root: readonly Statement[]): boolean {
  return root.every(node => node.type === 'text' && node.text.trim() === '');
}

/** A list with its own variables, as a `define` or `block` has: nothing from around it is in scope. */
function parseOwnList(state: ParseState, context: string): readonly Statement[] {
  const own: ParseState = { ...state, variables: ['$'], rangeDepth: 0, actionStart: -1 };
  const { list, closing } = parseList(own);
  if (closing.type !== 'end') fail(state, `unexpected {{${closing.type}}} in ${context}`);
  return list;
}

function parseDefinition(state: ParseState): boolean {
  const { tokens } = state;
  if (tokens.peek().type !== 'leftDelim') return false;
  const delimiter = tokens.next();
  if (tokens.nextNonSpace().type !== 'define') {
    tokens.backup(delimiter);
    return false;
  }
  const context = 'define clause';
  const name = templateName(state, expect(state, context, 'string', 'rawString'), context);
  expect(state, context, 'rightDelim');
  addTree(state, name, parseOwnList(state, context));
  return true;
}

function parseList(state: ParseState): { list: readonly Statement[]; closing: Closing } {
  const list: Statement[] = [];
  while (state.tokens.peekNonSpace().type !== 'eof') {
    const statement = parseStatement(state);
    if (isClosing(statement)) return { list, closing: statement };
    list.push(statement);
  }
  fail(state, 'unexpected EOF');
}

function parseStatement(state: ParseState): Statement | Closing {
  const token = state.tokens.nextNonSpace();
  if (token.type === 'text') return { type: 'text', position: token.position, text: token.value };
  if (token.type !== 'leftDelim') unexpected(state, token, 'input');
  state.actionStart = token.position;
  const statement = parseAction(state, token.position);
  state.actionStart = -1;
  return statement;
}

function parseAction(state: ParseState, start: number): Statement | Closing {
  const { tokens } = state;
  const token = tokens.nextNonSpace();
  switch (token.type) {
    case 'if':
    case 'with':
    case 'range':
      return parseBranch(state, token.type);
    case 'end':
      expect(state, 'end', 'rightDelim');
      return { type: 'end' };
    case 'else':
      return parseElse(state);
    case 'break':
    case 'continue':
      return parseJump(state, token.type, token.position);
    case 'template':
    case 'block':
      return parseCall(state, token.type);
    default: {
      tokens.backup();
      const { position } = tokens.peek();
      const pipe = parsePipeline(state, 'command', 'rightDelim');
      return { type: 'action', position, pipe, start, end: tokens.current().position + 2 };
    }
  }
}

function parseJump(state: ParseState, type: 'break' | 'continue', position: number): Statement {
  const token = state.tokens.nextNonSpace();
  if (token.type !== 'rightDelim') unexpected(state, token, `{{${type}}}`);
  if (state.rangeDepth === 0) fail(state, `{{${type}}} outside {{range}}`);
  return { type, position };
}

function parseElse(state: ParseState): Closing {
  // `else if` and `else with` leave their keyword for the branch that goes on.
  if (!isOneOf(state.tokens.peekNonSpace(), 'if', 'with')) expect(state, 'else', 'rightDelim');
  return { type: 'else' };
}

function parseBranch(state: ParseState, type: Branch['type']): Branch {
  enter(state);
  const scope = state.variables.length;
  const pipe = parsePipeline(state, type, 'rightDelim');
  if (type === 'range') state.rangeDepth++;
  const { list, closing } = parseList(state);
  if (type === 'range') state.rangeDepth--;
  const elseList = closing.type === 'else' ? parseElseList(state, type) : undefined;
  state.variables.length = scope;
  state.nesting--;
  return { type, position: pipe.position, pipe, list, elseList };
}

function parseElseList(state: ParseState, type: Branch['type']): readonly Statement[] {
  const { tokens } = state;
  if (type !== 'range' && tokens.peek().type === type) {
    tokens.next();
    return [parseBranch(state, type)];
  }
  const { list, closing } = parseList(state);
  if (closing.type !== 'end') fail(state, `expected end; found {{${closing.type}}}`);
  return list;
}

function parseCall(state: ParseState, type: 'template' | 'block'): Statement {
  const { tokens } = state;
  const context = `${type} clause`;
  const token = tokens.nextNonSpace();
  const name = templateName(state, token, context);
  const call = { type: 'template', position: token.position, name, quoted: token.value } as const;
  if (type === 'block') {
    const pipe = parsePipeline(state, context, 'rightDelim');
    addTree(state, name, parseOwnList(state, context));
    return { ...call, pipe };
  }
  if (tokens.nextNonSpace().type === 'rightDelim') return { ...call, pipe: undefined };
  tokens.backup();
  return { ...call, pipe: parsePipeline(state, context, 'rightDelim') };
}

function templateName(state: ParseState, token: Token, context: string): string {
  if (!isOneOf(token, 'string', 'rawString')) unexpected(state, token, context);
  return unquote(token.value) ?? fail(state, 'invalid syntax');
}
