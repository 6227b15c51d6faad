import type { Entry, MappingNode, Node } from './node';
import type { Path, Span } from './place';

/** The node at `path` below `root`, aliases followed on the way but not at its end; `entry` if a mapping holds it. */
export interface Found {
  readonly node: Node;
  readonly entry: Entry | undefined;
}

/** Finds what stands at `path`; undefined if nothing does. */
export function find(root: Node | undefined, path: Path): Found | undefined {
  let found: Found | undefined = root && { node: root, entry: undefined };
  for (const step of path) {
    if (!found) return undefined;
    found = child(resolveAlias(found.node), step);
  }
  return found;
}

function child(node: Node, step: string | number): Found | undefined {
  if (node.kind === 'mapping') {
    const entry = lastEntry(node, String(step));
    return entry && { node: entry.node, entry };
  }
  const item = node.kind === 'sequence' ? node.items[Number(step)] : undefined;
  return item && { node: item, entry: undefined };
}

/** The entry that counts for `key`: the last. */
export function lastEntry(mapping: MappingNode, key: string): Entry | undefined {
  return mapping.entries.findLast(entry => entry.key === key);
}

export function resolveAlias(node: Node): Node {
  return node.kind === 'alias' ? node.target : node;
}

/** The deepest path whose key or value covers `offset`; `gap` is the space between and around them. */
export function pathAt(root: Node | undefined, offset: number): { path: Path; on: 'key' | 'value' | 'gap' } {
  const path: (string | number)[] = [];
  let node = root;
  while (node && covers(node, offset)) {
    if (node.kind === 'scalar' || node.kind === 'alias') return { path, on: 'value' };
    if (node.kind === 'sequence') {
      const index: number = node.items.findIndex(item => covers(item, offset));
      if (index < 0) break;
      path.push(index);
      node = node.items[index];
      continue;
    }
    const entry: Entry | undefined = node.entries.find(
      e => !e.merged && offset >= e.keySpan.start && offset <= e.node.end,
    );
    if (!entry) break;
    path.push(entry.key);
    if (covers(entry.keySpan, offset)) return { path, on: 'key' };
    node = entry.node;
  }
  return { path, on: 'gap' };
}

function covers(span: Span, offset: number): boolean {
  return offset >= span.start && offset <= span.end;
}
