import type { YamlChange } from './change';
import { mayHaveAliases, rootOf } from './create-document';
import type { YamlDocument } from './document';
import { find, resolveAlias } from './lookup';
import type { MappingNode, Node } from './node';
import type { Path } from './place';
import { isTemplated } from './templated';

/**
 * Whether the text can take the change without losing what it says: nothing on the way to a new value is of another type,
 * no value is unknown because a template makes it, what is removed or renamed stands there once, not through a merge key,
 * and nothing that goes is needed elsewhere as an anchor.
 */
export function canChange(document: YamlDocument, change: YamlChange): boolean {
  if (change.op === 'append-document') return true;
  if (change.op === 'set')
    return isKnown(change.value) && leadsTo(document, change.path) && !holdsAnchors(document, change.path);
  const root = rootOf(document);
  const parent = find(root, change.path.slice(0, -1))?.node;
  // What an alias stands for is written elsewhere.
  if (change.op === 'remove' && parent?.kind === 'alias') return false;
  const own = parent && resolveAlias(parent);
  const entries = own?.kind === 'mapping' ? own.entries.filter(({ key }) => key === String(change.path.at(-1))) : [];
  // Of a key written twice, the other one would then count.
  if (entries.length > 1 || entries.some(({ merged }) => merged)) return false;
  return change.op === 'rename' || !holdsAnchors(document, change.path, true);
}

/** Maps for keys and lists for indices, as far as anything stands there. */
function leadsTo(document: YamlDocument, path: Path): boolean {
  const root = rootOf(document);
  for (const [depth, step] of path.entries()) {
    const found = find(root, path.slice(0, depth));
    if (!found) return true;
    // What is shared is copied, so its values have to be known.
    const isShared = found.node.kind === 'alias' || found.entry?.merged === true;
    if (isShared && (!isKnown(found.node.value) || document.templated([]))) return false;
    const node = resolveAlias(found.node);
    if (node.kind === 'scalar') return node.value === null;
    if (node.kind === 'sequence' && !(typeof step === 'number' && step <= node.items.length)) return false;
    if (node.kind === 'mapping' && isCovered(node, String(step))) return false;
    if (node.kind === 'mapping' && (typeof step === 'number' || isBarePair(root, path.slice(0, depth), node)))
      return false;
  }
  return true;
}

/** A key of its own that a later merge writes over: one more would stand twice. */
function isCovered({ entries }: MappingNode, key: string): boolean {
  const same = entries.filter(entry => entry.key === key);
  return same.at(-1)?.merged === true && same.some(({ merged }) => !merged);
}

/** `a: 1` without braces in a list of brackets, where no second key can stand. */
function isBarePair(root: Node | undefined, path: Path, { start, entries }: MappingNode): boolean {
  const parent = find(root, path.slice(0, -1))?.node;
  const list = parent && resolveAlias(parent);
  return path.length > 0 && list?.kind === 'sequence' && list.flow && entries[0]?.keySpan.start === start;
}

/** Nothing in the value comes from a template. */
function isKnown(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return !isTemplated(value);
  return Object.values(value).every(isKnown);
}

/** Whether an alias or a merge elsewhere takes its value from what stands at `path`, or, unless `itself`, below it. */
function holdsAnchors(document: YamlDocument, path: Path, itself = false): boolean {
  if (!mayHaveAliases(document)) return false;
  const node = find(rootOf(document), path)?.node;
  if (!node || node.kind === 'alias') return false;
  return namedIn(document).some(
    named => named.start >= node.start && named.end <= node.end && (itself || named !== node),
  );
}

const known = new WeakMap<YamlDocument, readonly Node[]>();

/** Everything that an alias or a merge of the document stands for. */
function namedIn(document: YamlDocument): readonly Node[] {
  const before = known.get(document);
  if (before) return before;
  const found: Node[] = [];
  const root = rootOf(document);
  const open: Node[] = root ? [root] : [];
  const seen = new Set<Node>();
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'alias') found.push(node.target);
    if (node.kind === 'sequence') for (const item of node.items) open.push(item);
    if (node.kind !== 'mapping') continue;
    for (const entry of node.entries) {
      open.push(entry.node);
      if (entry.merged && (entry.node.start < node.start || entry.node.end > node.end)) found.push(entry.node);
    }
  }
  known.set(document, found);
  return found;
}
