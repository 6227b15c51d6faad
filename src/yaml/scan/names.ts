import { at } from './tape';

const SLOTS = 1 << 12;
const known: (string | undefined)[] = new Array<string | undefined>(SLOTS).fill(undefined);

/** The key that is written between the offsets: the same string for the same text, as long as it is remembered. */
export function nameAt(text: string, start: number, end: number, hash: number): string {
  const slot = (hash ^ (hash >>> 12)) & (SLOTS - 1);
  const before = known[slot];
  if (before !== undefined && before.length === end - start && text.startsWith(before, start)) return before;
  const name = text.slice(start, end);
  known[slot] = name;
  return name;
}

/** The hash in the record of a key. */
export function hashAt(tape: Int32Array, index: number): number {
  return at(tape, index + 3);
}
