import type { Entry } from './entry';

/** The first lines of a view, as they were drawn last. */
export interface SteadyRoots {
  readonly entries: readonly Entry[];
  /**
   * Asks anew, and has only those lines drawn again of which something in sight has changed: the editor forgets what a
   * line was just told (a click that opens it) when all of them are drawn again.
   */
  refresh(): Promise<void>;
}

interface Root {
  readonly entry: Entry;
  readonly words: string;
}

/** `redraw` is told the lines that changed, and nothing where they all did; `isOpen` says of an id whether what is below is in sight. */
export function steadyRoots(
  ask: () => Promise<readonly Entry[]>,
  isOpen: (id: string | undefined) => boolean,
  redraw: (entries: Entry[] | undefined) => void,
): SteadyRoots {
  let roots: readonly Root[] = [];
  let newest = 0;
  return {
    get entries() {
      return roots.map(({ entry }) => entry);
    },
    async refresh() {
      const turn = ++newest;
      const next = await Promise.all(
        (await ask()).map(async entry => ({ entry, words: await wordsOf(entry, isOpen) })),
      );
      // Somebody has asked after us and perhaps was answered before.
      if (turn !== newest) return;
      const isSame =
        next.length === roots.length && next.every(({ entry }, i) => entry.item.id === roots[i]?.entry.item.id);
      if (!isSame) {
        roots = next;
        return redraw(undefined);
      }
      const changed = next.flatMap((root, i) => (root.words === roots[i]?.words ? [] : [i]));
      roots = next.map(({ entry, words }, i) => ({ entry: inPlaceOf(roots[i]?.entry, entry), words }));
      if (changed.length > 0) redraw(changed.flatMap(i => roots[i]?.entry ?? []));
    },
  };
}

/** The editor knows a line by its object. */
function inPlaceOf(before: Entry | undefined, now: Entry): Entry {
  return before ? Object.assign(before, now) : now;
}

/** All that is in sight of an entry. */
async function wordsOf({ item, children }: Entry, isOpen: (id: string | undefined) => boolean): Promise<string> {
  // Whoever draws a line of which the rest cannot be had says why.
  const below = children && isOpen(item.id) ? await children().catch(String) : [];
  const words = typeof below === 'string' ? below : await Promise.all(below.map(entry => wordsOf(entry, isOpen)));
  return JSON.stringify([item.id, item.label, item.description, item.tooltip, item.iconPath, words]);
}
