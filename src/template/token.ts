export type TokenType =
  | 'error'
  | 'bool'
  | 'char'
  | 'charConstant'
  | 'complex'
  | 'assign'
  | 'declare'
  | 'eof'
  | 'field'
  | 'identifier'
  | 'leftDelim'
  | 'leftParen'
  | 'number'
  | 'pipe'
  | 'rawString'
  | 'rightDelim'
  | 'rightParen'
  | 'space'
  | 'string'
  | 'text'
  | 'variable'
  | Keyword;
export type Keyword =
  'block' | 'break' | 'continue' | 'dot' | 'define' | 'else' | 'end' | 'if' | 'nil' | 'range' | 'template' | 'with';

const KEYWORDS: readonly string[] = [
  'block',
  'break',
  'continue',
  'define',
  'else',
  'end',
  'if',
  'nil',
  'range',
  'template',
  'with',
];

export interface Token {
  readonly type: TokenType;
  readonly value: string;
  /** UTF-16 offset in the source. */
  readonly position: number;
}

export const isKeyword = (word: string): word is Keyword => KEYWORDS.includes(word);

/** The token as Go's error texts show it. */
export function tokenText(token: Token): string {
  if (token.type === 'eof') return 'EOF';
  if (token.type === 'error') return token.value;
  if (token.type === 'dot' || isKeyword(token.type)) return `<${token.value}>`;
  const characters = [...token.value];
  if (new TextEncoder().encode(token.value).length <= 10) return JSON.stringify(token.value);
  return `${JSON.stringify(characters.slice(0, 10).join(''))}...`;
}
