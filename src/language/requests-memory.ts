import type { LintOptions } from '../lint/lint';
import { requestsOf, type RankedFile } from './missing-requests';

/** What a file adds to the ranking of missing requests, asked again only when something that counts for it is another. */
export interface RequestsMemory {
  /** `content` stands for the text: the very same as long as the text is. `read` is called only when it has to be. */
  of(file: string, content: object, options: LintOptions, read: () => string | undefined): RankedFile | undefined;
  /** Forgets the files that are not among these. */
  keep(files: ReadonlySet<string>): void;
}

interface Remembered {
  readonly content: object;
  readonly options: LintOptions;
  readonly found: RankedFile | undefined;
}

export function requestsMemory(): RequestsMemory {
  const known = new Map<string, Remembered>();
  return {
    of(file, content, options, read) {
      const before = known.get(file);
      if (before?.content === content && isSame(before.options, options)) return before.found;
      const text = read();
      const found = text === undefined ? undefined : requestsOf(file, text, options);
      known.set(file, { content, options, found });
      return found;
    },
    keep(files) {
      for (const file of known.keys()) if (!files.has(file)) known.delete(file);
    },
  };
}

function isSame(one: LintOptions, other: LintOptions): boolean {
  if (one.settings !== other.settings) return false;
  const [before, now] = [one.neighbours?.objects ?? [], other.neighbours?.objects ?? []];
  return before === now || (before.length === now.length && before.every((target, i) => target === now[i]));
}
