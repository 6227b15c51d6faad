import type { Range } from '../../yaml/place';

/** A place in a file. */
export interface Location {
  readonly uri: string;
  readonly range: Range;
}
