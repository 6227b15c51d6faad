import type { LintContext, LintObject } from './rule';

const indexes = new WeakMap<readonly LintObject[], Map<unknown, LintObject[]>>();

/** Objects of one kind in this file and its neighbours; indexed once, so that thousands of workloads can ask. */
export function ofKind({ objects, neighbours }: LintContext, kind: string): readonly LintObject[] {
  const own = indexOf(objects).get(kind) ?? [];
  const near = indexOf(neighbours.objects).get(kind) ?? [];
  if (near.length === 0) return own;
  return own.length === 0 ? near : [...own, ...near];
}

function indexOf(objects: readonly LintObject[]): Map<unknown, LintObject[]> {
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
