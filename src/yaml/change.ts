import type { Path } from './place';

/** One change by path inside a document. `set` creates missing parents; a list index at its length appends. */
export type YamlChange =
  | { readonly op: 'set'; readonly path: Path; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: Path }
  | { readonly op: 'rename'; readonly path: Path; readonly key: string }
  /** Appends a whole new document (a manifest) after the last one. */
  | { readonly op: 'append-document'; readonly value: unknown };
