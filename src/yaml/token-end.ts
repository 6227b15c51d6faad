import type { Span } from './place';

/** Steps over white space, line breaks and comments. */
export function skipBlank(text: string, from: number): number {
  let at = from;
  for (;;) {
    const c = text.charCodeAt(at);
    if (c === 32 || c === 9 || c === 10 || c === 13) at++;
    else if (c === 35 && isBlank(text.charCodeAt(at - 1))) at = endOfLine(text, at);
    else return at;
  }
}

/** Where an empty value stands: right after the `:` or the `-` that follows `from`, or else at `from`. */
export function afterIndicator(text: string, from: number, indicator: ':' | '-'): number {
  const at = skipBlank(text, from);
  return text[at] === indicator ? at + 1 : from;
}

/** The end of a flow collection whose last content ends at `from`. */
export function afterBracket(text: string, from: number): number {
  let at = skipBlank(text, from);
  while (text[at] === ',' || text[at] === ':') at = skipBlank(text, at + 1);
  return at + 1;
}

/** The span of a block scalar from its `|` or `>` to the end of its last line that is not blank. */
export function blockScalarSpan(text: string, from: number, valueEnd: number): Span {
  let start = skipBlank(text, from);
  while (start < valueEnd && text[start] !== '|' && text[start] !== '>') start = skipBlank(text, start + 1);
  let end = valueEnd;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

export function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
  return at;
}

function isBlank(code: number): boolean {
  return Number.isNaN(code) || code === 32 || code === 9 || code === 10 || code === 13 || code === 0xfeff;
}
