import type { LintContext, LintObject } from './rule';

const indexes = new WeakMap<LintContext['objects'], Map<unknown, LintObject[]>>();

/** The file's objects of one kind; indexed once, so that thousands of workloads can ask. */
export function ofKind({ objects }: LintContext, kind: string): readonly LintObject[] {
  let index = indexes.get(objects);
  if (!index) {
    index = new Map();
    for (const target of objects) {
      const sameKind = index.get(target.object.kind);
      if (sameKind) sameKind.push(target);
      else index.set(target.object.kind, [target]);
    }
    indexes.set(objects, index);
  }
  return index.get(kind) ?? [];
}
