import type { Token } from './token';

const NUMBER =
  /[+-]?(?:0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?|0[oO][0-7_]*(?:\.[0-7_]*)?|0[bB][01_]*(?:\.[01_]*)?|[0-9_]*(?:\.[0-9_]*)?(?:[eE][+-]?[0-9_]*)?)i?/y;

/** A number as Go's lexer takes it; whether it means anything is seen when it is parsed. */
export function scanNumber(source: string, position: number): Token {
  NUMBER.lastIndex = position;
  const value = NUMBER.exec(source)?.[0] ?? '';
  const end = position + value.length;
  const following = /^[_\p{L}\p{Nd}+-]/u.exec(source.slice(end, end + 2))?.[0];
  if (following === undefined) return { type: 'number', value, position };
  const read = source.slice(position, end + (/[+-]/.test(following) ? 0 : following.length));
  return { type: 'error', value: `bad number syntax: ${JSON.stringify(read)}`, position };
}
