import { groupOf, nameOf, namespaceOf } from '../../kubernetes/object';
import { ofKindWith } from '../of-kind';
import type { LintContext, LintObject } from '../rule';

/** What one object says of another: kind, API group when it is known, name, and the namespace as written. */
export interface Reference {
  readonly kind: string;
  readonly group?: string;
  readonly name: string;
  readonly namespace?: string | undefined;
}

/** Every object that the reference can mean; two of one name (overlays side by side) are two. */
export function named(reference: Reference, context: LintContext): readonly LintObject[] {
  return ofKindWith(context, reference.kind, ownName, reference.name).filter(candidate =>
    isMeant(reference, candidate),
  );
}

const ownName = ({ object }: LintObject): readonly string[] => [nameOf(object) ?? ''];

/** The one object that is meant; `undefined` when there is none, or when it is not sure which. */
export function onlyNamed(reference: Reference, context: LintContext): LintObject | undefined {
  const found = named(reference, context);
  return found.length === 1 ? found[0] : undefined;
}

/** Whether `candidate` is called so. */
export function isMeant({ group, name, namespace }: Reference, { object }: LintObject): boolean {
  return (
    nameOf(object) === name && namespaceOf(object) === namespace && (group === undefined || groupOf(object) === group)
  );
}
