import type { Path, Position, Range, Span } from './place';

/** One document of a YAML or JSON text: the value as Kubernetes reads it, and where everything stands. */
export interface YamlDocument {
  /** Plain value: object, array, string, number, boolean or null; `undefined` for an empty document. */
  readonly value: unknown;
  readonly span: Span;
  /** Where the value at `path` stands; inside an alias or a merge it is the place of the anchor's text. */
  valueSpan(path: Path): Span | undefined;
  /** Where the key of the mapping entry at `path` stands. */
  keySpan(path: Path): Span | undefined;
  /** The deepest path whose key or value covers `offset`. */
  pathAt(offset: number): { readonly path: Path; readonly on: 'key' | 'value' | 'gap' };
  /** Scalar as written, without quotes resolved: `plain`, `single`, `double`, `literal`, `folded`. */
  scalarStyle(path: Path): 'plain' | 'single' | 'double' | 'literal' | 'folded' | undefined;
  /**
   * True when the value at `path`, or content under it, comes in part from a `{{ }}` action; for a path where nothing
   * stands, when an action may have put it there. A rule says nothing about such a value.
   */
  templated(path: Path): boolean;
  /** Comments are needed by suppressions: the text of each, with its span. */
  readonly comments: readonly { readonly text: string; readonly span: Span }[];
}

/** A sentence about text that cannot be read, with its place. `duplicate-key` and `template` do not stop reading. */
export interface YamlProblem {
  readonly code: 'syntax' | 'duplicate-key' | 'template' | 'too-deep';
  readonly message: string;
  readonly span: Span;
}

/** A whole text, read. A broken document does not hide the others. */
export interface YamlFile {
  readonly text: string;
  readonly documents: readonly YamlDocument[];
  readonly problems: readonly YamlProblem[];
  /** True when `{{ }}` actions were found, so values may be unknown (see TEMPLATE_VALUE in templated.ts). */
  readonly templated: boolean;
  position(offset: number): Position;
  range(span: Span): Range;
  offset(position: Position): number;
}
