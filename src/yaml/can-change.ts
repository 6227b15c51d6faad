import type { YamlChange } from './change';
import { rootOf } from './create-document';
import type { YamlDocument } from './document';
import { find, resolveAlias } from './lookup';
import type { Path } from './place';

/**
 * Whether the text can take the change without losing what it says: nothing on the way to a new value is of another type,
 * and what is removed or renamed stands there itself instead of coming through a merge key.
 */
export function canChange(document: YamlDocument, change: YamlChange): boolean {
  if (change.op === 'append-document') return true;
  if (change.op === 'set') return leadsTo(document, change.path);
  return find(rootOf(document), change.path)?.entry?.merged !== true;
}

/** Maps for keys and lists for indices, as far as anything stands there. */
function leadsTo(document: YamlDocument, path: Path): boolean {
  const root = rootOf(document);
  for (const [depth, step] of path.entries()) {
    const found = find(root, path.slice(0, depth))?.node;
    if (!found) return true;
    const node = resolveAlias(found);
    if (node.kind === 'scalar') return node.value === null;
    if (node.kind === 'sequence' && !(typeof step === 'number' && step <= node.items.length)) return false;
    if (node.kind === 'mapping' && typeof step === 'number') return false;
  }
  return true;
}
