import type { Path, Range, Span } from '../yaml/place';
import type { Fix, Severity } from './rule';

/** What a finding's object is called. */
export interface ObjectIdentity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name?: string;
}

/** A finding with its place in the text. */
export interface PlacedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly range: Range;
  /** In the document: the place that is marked, which exists. */
  readonly path: Path;
  /** Index of the document; fixes change this one. */
  readonly document: number;
  readonly object: ObjectIdentity | null;
  readonly fixes: readonly Fix[];
  readonly related: readonly PlacedRelated[];
}

/** A place that explains a finding; `file` when it is in another one. */
export interface PlacedRelated {
  readonly file?: string;
  readonly range: Range;
  readonly message: string;
}
