import { lookAt, lookAtGroup, type KeysOf } from './looking';
import type { LintContext, LintObject } from './rule';

const indexes = new WeakMap<readonly LintObject[], ReadonlyMap<unknown, readonly LintObject[]>>();
const joined = new WeakMap<LintContext, Map<string, readonly LintObject[]>>();

const none: readonly LintObject[] = [];

/** Objects of one kind in this file and its neighbours; indexed once, so that thousands of workloads can ask. */
export function ofKind(context: LintContext, kind: string): readonly LintObject[] {
  const plain = lookAt(context, kind);
  const own = indexOf(plain.objects).get(kind) ?? none;
  const near = indexOf(plain.neighbours.objects).get(kind) ?? none;
  if (near.length === 0) return own;
  return own.length === 0 ? near : bothOf(plain, kind, own, near);
}

const groups = new WeakMap<readonly LintObject[], Map<KeysOf, ReadonlyMap<string, readonly LintObject[]>>>();

/** The objects of one kind with this key, in order; for questions that every object of a big file asks. */
export function ofKindWith(context: LintContext, kind: string, keysOf: KeysOf, key: string): readonly LintObject[] {
  const objects = ofKind(lookAtGroup(context, { kind, keysOf, key }), kind);
  const known = groups.get(objects) ?? new Map<KeysOf, ReadonlyMap<string, readonly LintObject[]>>();
  groups.set(objects, known);
  const grouped = known.get(keysOf) ?? groupBy(objects, keysOf);
  known.set(keysOf, grouped);
  return grouped.get(key) ?? none;
}

const keys = new WeakMap<KeysOf, WeakMap<LintObject, readonly string[]>>();

/** The keys of an object; read once. */
export function keysIn(target: LintObject, keysOf: KeysOf): readonly string[] {
  const known = keys.get(keysOf) ?? new WeakMap<LintObject, readonly string[]>();
  keys.set(keysOf, known);
  const found = known.get(target) ?? [...new Set(keysOf(target))];
  known.set(target, found);
  return found;
}

function groupBy(objects: readonly LintObject[], keysOf: KeysOf): ReadonlyMap<string, readonly LintObject[]> {
  const grouped = new Map<string, LintObject[]>();
  for (const target of objects) {
    for (const key of keysIn(target, keysOf)) {
      const same = grouped.get(key);
      if (same) same.push(target);
      else grouped.set(key, [target]);
    }
  }
  return grouped;
}

function bothOf(
  context: LintContext,
  kind: string,
  own: readonly LintObject[],
  near: readonly LintObject[],
): readonly LintObject[] {
  const known = joined.get(context) ?? new Map<string, readonly LintObject[]>();
  joined.set(context, known);
  const both = known.get(kind) ?? [...own, ...near];
  known.set(kind, both);
  return both;
}

function indexOf(objects: readonly LintObject[]): ReadonlyMap<unknown, readonly LintObject[]> {
  const known = indexes.get(objects);
  if (known) return known;
  const index = new Map<unknown, LintObject[]>();
  for (const target of objects) {
    const sameKind = index.get(target.object.kind);
    if (sameKind) sameKind.push(target);
    else index.set(target.object.kind, [target]);
  }
  indexes.set(objects, index);
  return index;
}
