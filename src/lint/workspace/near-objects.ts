import { builtInKindOf } from '../../kubernetes/api-kinds';
import { asRecord, nameOf } from '../../kubernetes/object';
import { isPatch } from '../patch';
import type { LintObject } from '../rule';
import type { FileFacts } from './file-facts';
import type { Member } from './kustomizations';
import { isPatched, type Scope } from './scope';

/** The objects of a scope of which it is sure that they are applied, called so and looking so. */
export function nearObjects(
  { members, patched, kustomizations }: Scope,
  files: ReadonlyMap<string, FileFacts>,
): readonly LintObject[] {
  const applied = members.flatMap(member => {
    const facts = files.get(member.file);
    if (!facts || facts.conditional || member.renamed) return [];
    return facts.objects
      .filter(target => !isPatch(target) && !isPatched(target, nameOf(target.object), patched))
      .map(target => inNamespace(target, member));
  });
  return [...applied, ...kustomizations.flatMap(file => files.get(file)?.self ?? [])];
}

/** The object as the kustomizations below leave it. */
function inNamespace(target: LintObject, { namespace }: Member): LintObject {
  if (namespace === undefined || builtInKindOf(target.object)?.namespaced === false) return target;
  return withMetadata(target, { namespace });
}

/** The object with other metadata fields. */
export function withMetadata(target: LintObject, fields: Readonly<Record<string, unknown>>): LintObject {
  const metadata = { ...asRecord(target.object.metadata), ...fields };
  return { ...target, object: { ...target.object, metadata } };
}
