import { lookAt } from './looking';
import type { LintContext, LintObject } from './rule';

const indexes = new WeakMap<readonly LintObject[], ReadonlyMap<unknown, readonly LintObject[]>>();
const joined = new WeakMap<LintContext, Map<string, readonly LintObject[]>>();

/** Objects of one kind in this file and its neighbours; indexed once, so that thousands of workloads can ask. */
export function ofKind(context: LintContext, kind: string): readonly LintObject[] {
  const plain = lookAt(context, kind);
  const own = indexOf(plain.objects).get(kind) ?? [];
  const near = indexOf(plain.neighbours.objects).get(kind) ?? [];
  if (near.length === 0) return own;
  return own.length === 0 ? near : bothOf(plain, kind, own, near);
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
