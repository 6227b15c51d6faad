import { lex } from './lexer';
import type { Token, TokenType } from './token';

/** Tokens with the look-ahead of Go's parser: up to three can be put back. */
export interface TokenStream {
  next(): Token;
  nextNonSpace(): Token;
  peek(): Token;
  peekNonSpace(): Token;
  /** Puts the last token back; `more` stood before it and go back too, the latest first. */
  backup(...more: readonly Token[]): void;
  /** The token that Go's error texts take their line from: the first of its look-ahead. */
  current(): Token;
}

const END: Token = { type: 'eof', value: 'EOF', position: 0 };

export function tokenStream(source: string): TokenStream {
  const lexer = lex(source);
  const buffer: [Token, Token, Token] = [END, END, END];
  let waiting = 0;
  const stream: TokenStream = {
    next() {
      if (waiting > 0) waiting--;
      else buffer[0] = lexer.next().value ?? buffer[0];
      return buffer[waiting] ?? END;
    },
    nextNonSpace() {
      let token = stream.next();
      while (token.type === 'space') token = stream.next();
      return token;
    },
    peek() {
      if (waiting > 0) return buffer[waiting - 1] ?? END;
      waiting = 1;
      buffer[0] = lexer.next().value ?? buffer[0];
      return buffer[0];
    },
    peekNonSpace() {
      const token = stream.nextNonSpace();
      stream.backup();
      return token;
    },
    backup(...more) {
      more.forEach((token, index) => (buffer[index + 1] = token));
      waiting = more.length === 0 ? waiting + 1 : more.length + 1;
    },
    current: () => buffer[0],
  };
  return stream;
}

export const isOneOf = (token: Token, ...types: readonly TokenType[]): boolean => types.includes(token.type);
