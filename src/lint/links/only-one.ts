import { groupOf, nameOf, namespaceOf } from '../../kubernetes/object';
import type { LintContext, LintObject } from '../rule';
import { named } from './named';

/** False when another object here has the same kind, namespace and name, a patch for example: what holds is not sure then. */
export function isOnlyOne({ object }: LintObject, context: LintContext): boolean {
  const name = nameOf(object);
  if (name === undefined) return true;
  const same = { kind: String(object.kind), group: groupOf(object), name, namespace: namespaceOf(object) };
  return named(same, context).length < 2;
}
