import { aliased, mayHaveAliases, rootOf, tree, type TreeDocument } from './create-document';
import type { YamlDocument } from './document';
import type { Entry, Node } from './node';
import type { Span } from './place';

/** Where a document was read first, and how far it has moved since. */
interface Origin {
  readonly document: YamlDocument;
  readonly by: number;
}

const origins = new WeakMap<YamlDocument, Origin>();

/** The same document, `by` characters further on in its text; its value is the very same. */
export function shiftedDocument(document: YamlDocument, by: number): YamlDocument {
  if (by === 0) return document;
  const origin = origins.get(document) ?? { document, by: 0 };
  return shiftedFrom(origin.document, origin.by + by);
}

function shiftedFrom(read: YamlDocument, by: number): YamlDocument {
  if (by === 0) return read;
  const move = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  let comments: YamlDocument['comments'] | undefined;
  let root: Node | undefined;
  const shifted: TreeDocument = {
    value: read.value,
    span: move(read.span),
    valueSpan(path) {
      const span = read.valueSpan(path);
      return span && move(span);
    },
    keySpan(path) {
      const span = read.keySpan(path);
      return span && move(span);
    },
    pathAt: offset => read.pathAt(offset - by),
    scalarStyle: path => read.scalarStyle(path),
    templated: path => read.templated(path),
    get comments() {
      return (comments ??= read.comments.map(({ text, span }) => ({ text, span: move(span) })));
    },
    [aliased]: mayHaveAliases(read),
    [tree]() {
      const original = rootOf(read);
      return (root ??= original && shiftedNode(original, by, new Map()));
    },
  };
  origins.set(shifted, { document: read, by });
  return shifted;
}

function shiftedNode(node: Node, by: number, known: Map<Node, Node>): Node {
  const before = known.get(node);
  if (before) return before;
  const moved = withPlace(node, by, known);
  known.set(node, moved);
  return moved;
}

function withPlace(node: Node, by: number, known: Map<Node, Node>): Node {
  const place = { start: node.start + by, end: node.end + by };
  if (node.kind === 'alias') return { ...node, ...place, target: shiftedNode(node.target, by, known) };
  if (node.kind === 'sequence')
    return { ...node, ...place, items: node.items.map(item => shiftedNode(item, by, known)) };
  if (node.kind === 'scalar') return { ...node, ...place };
  const entries = node.entries.map((entry): Entry => {
    const keySpan = { ...entry.keySpan, start: entry.keySpan.start + by, end: entry.keySpan.end + by };
    return { ...entry, keySpan, node: shiftedNode(entry.node, by, known) };
  });
  return { ...node, ...place, entries };
}
