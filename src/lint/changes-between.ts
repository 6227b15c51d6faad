import type { Group, KeysOf } from './looking';
import { keysIn, ofKind } from './of-kind';
import type { LintContext, LintObject } from './rule';

/** What is another in one context than in an earlier one. */
export interface Changes {
  /** Objects of a kind that came, went or moved. */
  ofKind(kind: string): readonly LintObject[];
  /** Whether any of them has the key. */
  inGroup(group: Group): boolean;
}

/** Compares two contexts, by the identity of the objects; each kind once. */
export function changesBetween(before: LintContext, now: LintContext): Changes {
  const kinds = new Map<string, readonly LintObject[]>();
  const keys = new Map<KeysOf, Map<string, ReadonlySet<string>>>();
  const changed = (kind: string): readonly LintObject[] => {
    const found = kinds.get(kind) ?? differing(ofKind(before, kind), ofKind(now, kind));
    kinds.set(kind, found);
    return found;
  };
  const changedKeys = (kind: string, keysOf: KeysOf): ReadonlySet<string> => {
    const known = keys.get(keysOf) ?? new Map<string, ReadonlySet<string>>();
    keys.set(keysOf, known);
    const found = known.get(kind) ?? new Set(changed(kind).flatMap(target => keysIn(target, keysOf)));
    known.set(kind, found);
    return found;
  };
  return { ofKind: changed, inGroup: ({ kind, keysOf, key }) => changedKeys(kind, keysOf).has(key) };
}

/** Objects of both lists between their common beginning and their common end. */
export function differing(before: readonly LintObject[], now: readonly LintObject[]): readonly LintObject[] {
  if (before === now) return [];
  const most = Math.min(before.length, now.length);
  let head = 0;
  while (head < most && before[head]?.object === now[head]?.object) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail)?.object === now.at(-1 - tail)?.object) tail++;
  return [...before.slice(head, before.length - tail), ...now.slice(head, now.length - tail)];
}
