import { JqError } from './jq-error';
import type { Token } from './tokens';

/** Reads tokens one after another. */
export interface TokenReader {
  readonly next: () => Token;
  readonly take: () => Token;
  readonly isEnd: () => boolean;
  readonly takeSign: (sign: string) => boolean;
  readonly takeName: (name: string) => boolean;
  /** The sign that comes next, if it is one of these. */
  readonly takeAny: (signs: readonly string[]) => string | undefined;
  readonly expectSign: (sign: string) => void;
  readonly expectName: (name: string) => void;
  readonly variable: () => string;
  /** What comes next, for a sentence. */
  readonly shown: () => string;
}

const END: Token = { kind: 'end' };

export function tokenReader(tokens: readonly Token[]): TokenReader {
  let at = 0;
  const next = (): Token => tokens[at] ?? END;
  const shown = (): string => textOf(next());
  const isSign = (sign: string): boolean => {
    const token = next();
    return token.kind === 'sign' && token.sign === sign;
  };
  const takeSign = (sign: string): boolean => isSign(sign) && ++at > 0;
  const takeName = (name: string): boolean => {
    const token = next();
    return token.kind === 'name' && token.name === name && ++at > 0;
  };
  const expect = (taken: boolean, what: string): void => {
    if (!taken) throw new JqError(`${what} is missing before ${shown()}`);
  };
  return {
    ...{ next, shown, takeSign, takeName },
    take: () => tokens[at++] ?? END,
    isEnd: () => next().kind === 'end',
    takeAny: signs => signs.find(takeSign),
    expectSign: sign => expect(takeSign(sign), sign),
    expectName: name => expect(takeName(name), name),
    variable() {
      const token = next();
      if (token.kind !== 'variable')
        throw new JqError(`a variable is missing before ${shown()}; patterns are not known here`);
      at++;
      return token.name;
    },
  };
}

function textOf(token: Token): string {
  switch (token.kind) {
    case 'end':
      return 'the end';
    case 'number':
      return String(token.value);
    case 'string':
      return JSON.stringify(token.texts.join('…'));
    case 'field':
      return `.${token.name}`;
    case 'sign':
      return token.sign;
    default:
      return token.name;
  }
}
