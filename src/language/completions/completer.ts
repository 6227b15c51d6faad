import type { Cursor } from './cursor';

/** A word that one completer proposes. */
export interface Word {
  readonly label: string;
  readonly detail: string;
  /** A key with a mapping or a list below it, so nothing follows on its line. */
  readonly nested?: boolean;
}

/** Words that may stand at the cursor, as far as this one knows. */
export type Completer = (cursor: Cursor) => readonly Word[];
