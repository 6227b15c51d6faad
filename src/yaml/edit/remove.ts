import { find, resolveAlias } from '../lookup';
import type { Node } from '../node';
import type { Path, Span, TextEdit } from '../place';
import { endOfLine, skipBlank } from '../token-end';
import type { Target } from './target';
import { lineStart } from './style';

/** The edit that takes out the entry or item at `path`, with its line's comment; the last one leaves `{}` or `[]`. */
export function removeValue({ text, root }: Target, path: Path): readonly TextEdit[] {
  const parent = find(root, path.slice(0, -1))?.node;
  const found = find(root, path);
  if (!parent || !found || found.entry?.merged) return [];
  const parts = partsOf(text, resolveAlias(parent));
  const index = parts.findIndex(part => part.node === found.node && part.start <= found.node.start);
  const part = parts[index];
  if (!part || parent.kind === 'alias' || parent.kind === 'scalar') return [];
  if (parts.length === 1) return [only(text, parent)];
  const next = parts[index + 1];
  if (parent.flow) {
    const previous = parts[index - 1];
    const span = next ? { start: part.start, end: next.start } : { start: previous?.end ?? part.start, end: part.end };
    return [{ span, newText: '' }];
  }
  return [{ span: lines(text, part), newText: '' }];
}

interface Part extends Span {
  readonly node: Node;
}

/** Entries from their keys on, items from their dashes on. */
function partsOf(text: string, parent: Node): readonly Part[] {
  if (parent.kind === 'mapping') {
    const own = parent.entries.filter(entry => !entry.merged);
    return own.map(({ keySpan, node }) => ({ start: propertiesStart(text, keySpan.start), end: node.end, node }));
  }
  if (parent.kind !== 'sequence') return [];
  if (parent.flow) return parent.items.map(node => ({ start: propertiesStart(text, node.start), end: node.end, node }));
  return parent.items.map((node, i) => {
    const previous = parent.items[i - 1];
    return { start: previous ? skipBlank(text, previous.end) : parent.start, end: node.end, node };
  });
}

/** Where the anchor and the tag of a key or an item begin, if it has them on its line: they are no part of its span. */
function propertiesStart(text: string, start: number): number {
  const properties = /(?<![^\s{[,?])(?:[&!][^\s,[\]{}]*[ \t]+)+$/.exec(text.slice(lineStart(text, start), start));
  return start - (properties?.[0].length ?? 0);
}

/** Whole lines; where the part starts behind a dash, the dash stays for what comes next. */
function lines(text: string, part: Part): Span {
  const first = lineStart(text, part.start);
  const lineEnd = endOfLine(text, part.end);
  const nextLine = text.startsWith('\r\n', lineEnd) ? lineEnd + 2 : Math.min(lineEnd + 1, text.length);
  const startsLine = text.slice(first, part.start).trim() === '';
  if (!startsLine) return { start: part.start, end: nextLine + (/^[ ]*/.exec(text.slice(nextLine))?.[0].length ?? 0) };
  // The last line of a text without a final line break takes the break before it along.
  if (lineEnd < text.length || first === 0) return { start: first, end: nextLine };
  return { start: first - (text.startsWith('\r\n', first - 2) ? 2 : 1), end: lineEnd };
}

/** An empty collection in place of one whose only part goes. */
function only(text: string, parent: Node): TextEdit {
  const empty = parent.kind === 'mapping' ? '{}' : '[]';
  const flow = (parent.kind === 'mapping' || parent.kind === 'sequence') && parent.flow;
  if (flow) return { span: { start: parent.start, end: parent.end }, newText: empty };
  const before = text.slice(0, parent.start);
  const inline = /[:-][ \t]*\r?\n[ \t]*$/.exec(before);
  const start = inline ? inline.index + 1 : parent.start;
  return { span: { start, end: parent.end }, newText: (inline ? ' ' : '') + empty };
}
