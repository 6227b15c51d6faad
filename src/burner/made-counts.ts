import type { WatchedEntry } from './kind-watch';

/** Objects of one entry of a job's config, as a watch has seen them so far. */
export interface MadeCount {
  readonly present: number;
  readonly ready: number;
  /** Present, and can never become ready. */
  readonly failed: number;
  /** Seen, and deleted since. */
  readonly gone: number;
}

type Counted = { -readonly [Key in keyof MadeCount]: MadeCount[Key] };
type Entry = Pick<WatchedEntry, 'labels' | 'ready' | 'failure'>;

const NONE: MadeCount = { present: 0, ready: 0, failed: 0, gone: 0 };

/** Counts objects by kube-burner's labels of job and entry, so that no wait has to look at each. */
export function madeCounts() {
  const counts = new Map<string, Counted>();
  const total: Counted = { ...NONE };
  const countOf = ({ labels }: Entry): Counted => {
    const key = `${labels['kube-burner.io/job']} ${labels['kube-burner.io/index']}`;
    const known = counts.get(key);
    if (known) return known;
    const fresh = { ...NONE };
    counts.set(key, fresh);
    return fresh;
  };
  const move = (entry: Entry, by: 1 | -1): Counted => {
    const own = countOf(entry);
    for (const count of [own, total]) {
      count.present += by;
      if (entry.ready) count.ready += by;
      else if (entry.failure !== undefined) count.failed += by;
    }
    return own;
  };
  return {
    changed(before: Entry | undefined, now: Entry | undefined): void {
      const left = before && move(before, -1);
      if (now) move(now, 1);
      else if (left) {
        left.gone++;
        total.gone++;
      }
    },
    total: (): MadeCount => total,
    of: (job: string, objectIndex: number): MadeCount => counts.get(`${job} ${objectIndex}`) ?? NONE,
  };
}
