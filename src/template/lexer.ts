import { scanNumber } from './lex-number';
import { isKeyword, type Token, type TokenType } from './token';

const SPACE = /[ \t\r\n]/;
const WORD = /[_\p{L}\p{Nd}]/u;

/** Cuts a Go template into tokens, lazily; the last one is `eof` or `error`. Rules: Go's text/template/parse/lex.go. */
export function* lex(source: string): Generator<Token, void> {
  let position = 0;
  while (position < source.length) {
    const open = source.indexOf('{{', position);
    const text = source.slice(position, open < 0 ? undefined : open);
    const trimmed = open >= 0 && trimsLeft(source, open + 2) ? text.replace(/[ \t\r\n]+$/, '') : text;
    if (trimmed !== '') yield { type: 'text', value: trimmed, position };
    if (open < 0) break;
    const next = yield* lexAction(source, open);
    if (next === undefined) return;
    position = next;
  }
  yield { type: 'eof', value: 'EOF', position: source.length };
}

const trimsLeft = (source: string, at: number) => source[at] === '-' && SPACE.test(source[at + 1] ?? '');
const trimsRight = (source: string, at: number) => SPACE.test(source[at] ?? '') && source.startsWith('-}}', at + 1);
const closes = (source: string, at: number) => source.startsWith('}}', at) || trimsRight(source, at);

/** One action from `{{` to after `}}`; returns where the text goes on, or nothing after an error. */
function* lexAction(source: string, open: number): Generator<Token, number | undefined> {
  const inside = open + 2 + (trimsLeft(source, open + 2) ? 2 : 0);
  if (source.startsWith('/*', inside)) return yield* lexComment(source, inside);
  yield { type: 'leftDelim', value: '{{', position: open };
  let position = inside;
  let depth = 0;
  for (;;) {
    if (closes(source, position)) {
      if (depth === 0) return yield* lexRightDelim(source, position);
      return yield* failure('unclosed left paren', position);
    }
    const token = nextToken(source, position);
    if (token.type === 'leftParen') depth++;
    if (token.type === 'rightParen' && --depth < 0) return yield* failure('unexpected right paren', position);
    yield token;
    if (token.type === 'error') return undefined;
    position += token.value.length;
  }
}

function* failure(value: string, position: number): Generator<Token, undefined> {
  yield { type: 'error', value, position };
}

function* lexComment(source: string, start: number): Generator<Token, number | undefined> {
  const close = source.indexOf('*/', start + 2);
  if (close < 0) return yield* failure('unclosed comment', start);
  if (!closes(source, close + 2)) return yield* failure('comment ends before closing delimiter', start);
  return afterRightDelim(source, close + 2);
}

function* lexRightDelim(source: string, position: number): Generator<Token, number> {
  const at = trimsRight(source, position) ? position + 2 : position;
  yield { type: 'rightDelim', value: '}}', position: at };
  return afterRightDelim(source, position);
}

function afterRightDelim(source: string, position: number): number {
  if (!trimsRight(source, position)) return position + 2;
  let after = position + 4;
  while (SPACE.test(source[after] ?? '')) after++;
  return after;
}

const SINGLE: Readonly<Record<string, TokenType>> = { '=': 'assign', '|': 'pipe', '(': 'leftParen', ')': 'rightParen' };

function nextToken(source: string, position: number): Token {
  const first = String.fromCodePoint(source.codePointAt(position) ?? 0);
  const token = (type: TokenType, value: string): Token => ({ type, value, position });
  if (position >= source.length) return token('error', 'unclosed action');
  if (SPACE.test(first)) return token('space', spaces(source, position));
  const single = SINGLE[first];
  if (single !== undefined) return token(single, first);
  if (first === ':') return source[position + 1] === '=' ? token('declare', ':=') : token('error', 'expected :=');
  if (first === '"' || first === "'" || first === '`') return lexQuoted(source, position, first);
  if (first === '$' || (first === '.' && !/[0-9]/.test(source[position + 1] ?? ''))) return lexName(source, position);
  if (/[.+\-0-9]/.test(first)) return scanNumber(source, position);
  if (WORD.test(first)) return lexWord(source, position);
  if (/[\x20-\x7e]/.test(first)) return token('char', first);
  return token('error', `unrecognized character in action: ${unicodeName(first)}`);
}

/** A run of spaces; one that belongs to a trim marker ` -}}` stays out. */
function spaces(source: string, position: number): string {
  let end = position;
  while (SPACE.test(source[end] ?? '')) end++;
  if (source.startsWith('-}}', end)) end--;
  return source.slice(position, end);
}

const QUOTED = {
  '"': { type: 'string', pattern: /"(?:\\[^\n]|[^"\\\n])*"/y, name: 'quoted string' },
  "'": { type: 'charConstant', pattern: /'(?:\\[^\n]|[^'\\\n])*'/y, name: 'character constant' },
  '`': { type: 'rawString', pattern: /`[^`]*`/y, name: 'raw quoted string' },
} as const;

function lexQuoted(source: string, position: number, quote: keyof typeof QUOTED): Token {
  const { type, pattern, name } = QUOTED[quote];
  pattern.lastIndex = position;
  const value = pattern.exec(source)?.[0];
  if (value === undefined) return { type: 'error', value: `unterminated ${name}`, position };
  return { type, value, position };
}

const WORDS = /[_\p{L}\p{Nd}]*/uy;

function wordEnd(source: string, start: number): number {
  WORDS.lastIndex = start;
  return start + (WORDS.exec(source)?.[0].length ?? 0);
}

const terminates = (source: string, at: number) =>
  at >= source.length || /[ \t\r\n.,|:()]/.test(source[at] ?? '') || source.startsWith('}}', at);

/** `.`, `.Field`, `$` or `$variable`. */
function lexName(source: string, position: number): Token {
  const end = wordEnd(source, position + 1);
  if (!terminates(source, end)) return badCharacter(source, position, end);
  const value = source.slice(position, end);
  if (value === '.') return { type: 'dot', value, position };
  return { type: value.startsWith('$') ? 'variable' : 'field', value, position };
}

function lexWord(source: string, position: number): Token {
  const end = wordEnd(source, position);
  if (!terminates(source, end)) return badCharacter(source, position, end);
  const value = source.slice(position, end);
  if (isKeyword(value)) return { type: value, value, position };
  return { type: value === 'true' || value === 'false' ? 'bool' : 'identifier', value, position };
}

function badCharacter(source: string, position: number, at: number): Token {
  const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
  return { type: 'error', value: `bad character ${unicodeName(character)}`, position };
}

/** A character as Go's %#U prints it. */
function unicodeName(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return /\p{C}/u.test(character) ? `U+${code}` : `U+${code} '${character}'`;
}
