/** A position in a text: line and UTF-16 character, both from 0, as LSP counts them. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A stretch of text; `end` is exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A stretch of text by UTF-16 offsets; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The way to a value inside a document: mapping keys and list indices. */
export type Path = readonly (string | number)[];

/** A replacement of one span of the text. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** A path as JSON Pointer (RFC 6901), e.g. `/spec/containers/0/name`. */
export function jsonPointer(path: Path): string {
  return path.map(step => '/' + String(step).replaceAll('~', '~0').replaceAll('/', '~1')).join('');
}
