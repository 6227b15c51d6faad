import type { Tree } from './ast';
import { placeOf, TemplateError } from './template-error';
import type { Token, TokenType } from './token';
import { tokenText } from './token';
import { isOneOf, type TokenStream } from './token-stream';

/** What the parts of the parser share while they read one template. */
export interface ParseState {
  readonly parseName: string;
  readonly source: string;
  readonly tokens: TokenStream;
  readonly hasFunction: (name: string) => boolean;
  readonly trees: Map<string, Tree>;
  /** Names in scope, `$` first. */
  readonly variables: string[];
  rangeDepth: number;
  /** Parentheses and blocks around what is being read. */
  nesting: number;
  /** Offset of the `{{` of the action being read, -1 outside. */
  actionStart: number;
}

/** Stops parsing with Go's text: `template: name:line: reason`. */
export function fail(state: ParseState, reason: string): never {
  const offset = Math.min(state.tokens.current().position, state.source.length);
  const { line, column } = placeOf(state.source, offset);
  throw new TemplateError(`template: ${state.parseName}:${line}: ${reason}`, offset, line, column, reason);
}

export function unexpected(state: ParseState, token: Token, context: string): never {
  if (token.type !== 'error') fail(state, `unexpected ${tokenText(token)} in ${context}`);
  const started = placeOf(state.source, Math.max(0, state.actionStart)).line;
  if (state.actionStart < 0 || started === placeOf(state.source, token.position).line) fail(state, token.value);
  const extra = ` in action started at ${state.parseName}:${started}`;
  fail(state, token.value + (token.value.endsWith(' action') ? extra.slice(' in action'.length) : extra));
}

/** Go allows 10,000 parentheses; JavaScript's stack ends earlier. */
const DEEPEST = 1_000;

/** One parenthesis or block further in; the caller takes it back when it is closed. */
export function enter(state: ParseState): void {
  if (++state.nesting > DEEPEST) fail(state, 'max expression depth exceeded');
}

export function expect(state: ParseState, context: string, ...types: readonly TokenType[]): Token {
  const token = state.tokens.nextNonSpace();
  if (!isOneOf(token, ...types)) unexpected(state, token, context);
  return token;
}
