import type { Node } from './node';
import type { Span } from './place';
import { endOfLine } from './token-end';

/** A comment: its text from the `#`, and its span. */
export interface Comment {
  readonly text: string;
  readonly span: Span;
}

/** The comments of a document, in order: each `#` outside a scalar that starts a line or follows white space. */
export function commentsOf(text: string, span: Span, root: Node | undefined): readonly Comment[] {
  const comments: Comment[] = [];
  const scalars = [...scalarSpans(root)];
  let next = 0;
  for (let at = text.indexOf('#', span.start); at >= 0 && at < span.end; at = text.indexOf('#', at)) {
    while ((scalars[next]?.end ?? Infinity) <= at) next++;
    const scalar = scalars[next];
    if (scalar && scalar.start <= at) at = scalar.end;
    else if (at > span.start && !/\s|\ufeff/.test(text[at - 1] ?? '')) at++;
    else {
      const end = Math.min(endOfLine(text, at), span.end);
      comments.push({ text: text.slice(at, end), span: { start: at, end } });
      at = end;
    }
  }
  return comments;
}

/** Spans of all scalars in the order of the text, keys too; the header of a block scalar is left out. */
function* scalarSpans(root: Node | undefined): Generator<Span> {
  const open: (Node | Span)[] = root ? [root] : [];
  for (let node = open.pop(); node; node = open.pop()) {
    if (!('kind' in node) || node.kind === 'scalar' || node.kind === 'alias') yield node;
    else if (node.kind === 'sequence') open.push(...node.items.toReversed());
    else {
      for (const entry of node.entries.toReversed()) if (!entry.merged) open.push(entry.node, entry.keySpan);
    }
  }
}
