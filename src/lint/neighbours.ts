import type { Path, Range } from '../yaml/place';
import type { LintObject } from './rule';

/** Objects of other files that are surely applied together with the file under lint: one kustomization, or one folder. */
export interface Neighbours {
  readonly objects: readonly LintObject[];
  /**
   * True when an object of `kind` that `isMeant` could exist where nobody can see it: somewhere else in the workspace, in
   * a chart, a remote base or a file that cannot be read. Only when false may a rule say that something is missing.
   */
  mayExistElsewhere(kind: string, isMeant: (candidate: LintObject) => boolean): boolean;
  /** Changes when an answer of `mayExistElsewhere` or `rangeOf` may have changed. */
  readonly revision?: number;
  /** Where `path` of a neighbour stands in its own file; the start of its text when that is not known any more. */
  rangeOf(neighbour: LintObject, path: Path): Range;
}

/** A text of which nothing else is known: standard input, an unsaved buffer. */
export const noNeighbours: Neighbours = {
  objects: [],
  mayExistElsewhere: () => true,
  rangeOf: () => ({ start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }),
};
