import type { Remembered } from './remembered';

/** What was found in earlier runs, by the place of a file; a `key` is equal while the file and its settings are. */
export interface LintCache {
  recall(place: string, key: string): Remembered | undefined;
  remember(place: string, key: string, remembered: Remembered): void;
  /** What this run remembered, as lines by place. */
  readonly added: ReadonlyMap<string, string>;
}

/** A cache over the lines of a cache file, by place. What it is told is added to `added` alone. */
export function lintCache(lines: ReadonlyMap<string, string>): LintCache {
  const added = new Map<string, string>();
  return {
    recall(place, key) {
      const line = lines.get(place);
      const start = `${place}\t${key}\t`;
      return line?.startsWith(start) ? remembered(line.slice(start.length)) : undefined;
    },
    remember(place, key, what) {
      // Its line would not be one.
      if (/[\t\n]/.test(place)) return;
      added.set(place, `${place}\t${key}\t${JSON.stringify(what)}`);
    },
    added,
  };
}

function remembered(text: string): Remembered | undefined {
  try {
    return JSON.parse(text) as Remembered;
  } catch {
    // A line that something else has cut: the file is linted as if nothing were known of it.
    return undefined;
  }
}
