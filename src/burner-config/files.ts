/** Where template and data files come from: the disk, an editor's buffers, or the bundled scenarios. */
export interface Files {
  /** The text of a file named as the config names it; `undefined` when there is none. */
  read(path: string): string | undefined;
}
