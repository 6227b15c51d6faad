import type { YamlChange } from './change';
import { rootOf } from './create-document';
import type { YamlDocument } from './document';
import { find, resolveAlias } from './lookup';
import type { Path } from './place';
import { isTemplated } from './templated';

/**
 * Whether the text can take the change without losing what it says: nothing on the way to a new value is of another type,
 * no value is unknown because a template makes it, and what is removed or renamed stands there once, not through a merge key.
 */
export function canChange(document: YamlDocument, change: YamlChange): boolean {
  if (change.op === 'append-document') return true;
  if (change.op === 'set') return isKnown(change.value) && leadsTo(document, change.path);
  const root = rootOf(document);
  const parent = find(root, change.path.slice(0, -1))?.node;
  const own = parent && resolveAlias(parent);
  const entries = own?.kind === 'mapping' ? own.entries.filter(({ key }) => key === String(change.path.at(-1))) : [];
  // Of a key written twice, the other one would then count.
  return entries.length < 2 && !entries.some(({ merged }) => merged);
}

/** Maps for keys and lists for indices, as far as anything stands there. */
function leadsTo(document: YamlDocument, path: Path): boolean {
  const root = rootOf(document);
  for (const [depth, step] of path.entries()) {
    const found = find(root, path.slice(0, depth));
    if (!found) return true;
    // What is shared is copied, so its values have to be known.
    if ((found.node.kind === 'alias' || found.entry?.merged) && !isKnown(found.node.value)) return false;
    const node = resolveAlias(found.node);
    if (node.kind === 'scalar') return node.value === null;
    if (node.kind === 'sequence' && !(typeof step === 'number' && step <= node.items.length)) return false;
    if (node.kind === 'mapping' && typeof step === 'number') return false;
  }
  return true;
}

/** Nothing in the value comes from a template. */
function isKnown(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return !isTemplated(value);
  return Object.values(value).every(isKnown);
}
