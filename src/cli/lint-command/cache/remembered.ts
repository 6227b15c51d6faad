import type { LintedFile } from '../linted';

/** What is remembered of a file from one run to the next. */
export interface Remembered {
  /** The kinds of its objects. */
  readonly kinds: readonly string[];
  readonly linted: LintedFile;
  /** Only where a rule looked at other files. */
  readonly around?: Around;
}

/** What else has to be the same, where rules looked at other files. */
export interface Around {
  /** Of the files that decide what the neighbours say; see `Deciders`. */
  readonly digest: string;
  /** The kinds that were looked for beyond the files that are applied together. */
  readonly elsewhere: readonly string[];
  /** The rest of the workspace had been read then. */
  readonly isWhole: boolean;
}
