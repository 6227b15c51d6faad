import type { Node } from './node';

/**
 * True if reading the document means more from aliases than go-yaml v2 allows (decode.go, allowedAliasRatio): it
 * refuses such a document, and walking its value could take forever.
 */
export function hasExcessiveAliases(root: Node): boolean {
  const { reads, aliased } = countReads(root);
  return aliased > 100 && reads > 1000 && aliased / reads > allowedRatio(reads);
}

const LOW = 400_000;
const HIGH = 4_000_000;

function allowedRatio(reads: number): number {
  if (reads <= LOW) return 0.99;
  return reads >= HIGH ? 0.1 : 0.99 - 0.89 * ((reads - LOW) / (HIGH - LOW));
}

interface Reads {
  readonly reads: number;
  readonly aliased: number;
}

/** Nodes read with every alias followed; each anchor is counted once and then known. */
function countReads(root: Node): Reads {
  const known = new Map<Node, Reads>();
  const open: Node[] = [root];
  for (let node = open.at(-1); node; node = open.at(-1)) {
    const children = childrenOf(node);
    const unknown = children.filter(child => !known.has(child));
    if (unknown.length > 0) {
      open.push(...unknown);
      continue;
    }
    open.pop();
    known.set(node, sum(node, children, known));
  }
  return known.get(root) ?? { reads: 1, aliased: 0 };
}

function sum(node: Node, children: readonly Node[], known: ReadonlyMap<Node, Reads>): Reads {
  let reads = 1;
  let aliased = 0;
  for (const child of children) {
    const inner = known.get(child) ?? { reads: 0, aliased: 0 };
    reads += inner.reads;
    aliased += node.kind === 'alias' ? inner.reads : inner.aliased;
  }
  return { reads: node.kind === 'mapping' ? reads + children.length : reads, aliased };
}

function childrenOf(node: Node): readonly Node[] {
  if (node.kind === 'alias') return [node.target];
  if (node.kind === 'sequence') return node.items;
  return node.kind === 'mapping' ? node.entries.map(entry => entry.node) : [];
}
