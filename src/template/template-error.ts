/** A template that Go would refuse, or that fails while it runs. The message is Go's own. */
export class TemplateError extends Error {
  constructor(
    message: string,
    /** UTF-16 offset in the source at which it went wrong. */
    readonly offset: number,
    /** Both from 1; the column counts UTF-16 characters. */
    readonly line: number,
    readonly column: number,
    /** What went wrong, without Go's prefix of name and place. */
    readonly reason: string,
  ) {
    super(message);
    this.name = 'TemplateError';
  }
}

/** Line and column of an offset, both from 1. */
export function placeOf(source: string, offset: number): { readonly line: number; readonly column: number } {
  const before = source.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
