import type { PlacedFinding } from '../../lint/placed-finding';
import type { Range } from '../../yaml/place';
import type { FindingDocument } from './document';

/** One change that a fix makes, by place instead of offset. */
export interface Replacement {
  readonly range: Range;
  readonly newText: string;
}

/** A finding with all that any way of printing it needs, so that its text can be let go. */
export interface LintedFinding {
  readonly finding: FindingDocument;
  /** The line at which it starts. */
  readonly line: string;
  /** What each of its fixes changes, in the order of `finding.fixes`; only filled for formats that print it. */
  readonly replacements: readonly (readonly Replacement[])[];
  readonly related: PlacedFinding['related'];
}

/** What was found in one text. */
export interface LintedFile {
  readonly file: string;
  readonly findings: readonly LintedFinding[];
  /** Documents that hold something. */
  readonly documents: number;
  /** It was only looked at for the sake of others, as settings are. */
  readonly besides?: true;
  /** What the safe fixes change, for --fix-dry-run. */
  readonly difference?: string;
  /** The text after the safe fixes of --fix, when they change something. */
  readonly fixed?: string;
}
