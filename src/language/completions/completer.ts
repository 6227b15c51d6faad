import type { Around } from '../burner/around';
import type { Cursor } from './cursor';

/** A word that one completer proposes. */
export interface Word {
  readonly label: string;
  readonly detail: string;
  /** More about it, as Markdown. */
  readonly documentation?: string;
  /** A key with a mapping or a list below it, so nothing follows on its line. */
  readonly nested?: boolean;
  readonly kind?: 'file';
}

/** Words that may stand at the cursor, as far as this one knows. */
export type Completer = (cursor: Cursor, around: Around) => readonly Word[];
