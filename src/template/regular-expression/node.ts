/** Says whether a code point belongs to a class. */
export type Matches = (code: number) => boolean;
export type Assertion = 'textStart' | 'textEnd' | 'lineStart' | 'lineEnd' | 'word' | 'noWord';

/** A parsed regular expression. */
export type RegexNode =
  | { readonly type: 'one'; readonly matches: Matches }
  | { readonly type: 'sequence' | 'choice'; readonly parts: readonly RegexNode[] }
  | { readonly type: 'group'; readonly part: RegexNode; readonly index: number }
  | {
      readonly type: 'repeat';
      readonly part: RegexNode;
      readonly min: number;
      readonly max: number;
      readonly greedy: boolean;
    }
  | { readonly type: 'assert'; readonly assertion: Assertion };

/** An expression that RE2 refuses; the message is Go's. */
export class RegexError extends Error {
  constructor(reason: string, part: string) {
    super(`error parsing regexp: ${reason}: \`${part}\``);
    this.name = 'RegexError';
  }
}
