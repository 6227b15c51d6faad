import { commentsOf, type Comment } from './comments';
import type { YamlDocument } from './document';
import { find, pathAt } from './lookup';
import type { Node } from './node';
import type { Span } from './place';
import type { TemplateAction } from './template-actions';
import { isReached } from './template-reach';

/** What a document is made of; offsets are those of the file. */
export interface DocumentParts {
  readonly text: string;
  readonly span: Span;
  readonly value: unknown;
  /** The node tree; it is asked for only where places are. */
  readonly root: () => Node | undefined;
  readonly actions: readonly TemplateAction[];
}

/** Where a document carries its node tree. A property, because many weak references are slow to collect. */
export const tree = Symbol('tree');

/** A document with the way to its tree, undefined if the document is empty or broken. */
export interface TreeDocument extends YamlDocument {
  readonly [tree]: () => Node | undefined;
}

/** The node tree below a document made here, for edits; undefined if the document is empty or broken. */
export function rootOf(document: YamlDocument): Node | undefined {
  return (document as Partial<TreeDocument>)[tree]?.();
}

/** Answers the questions about one document from its node tree. */
export function createDocument({ text, span, value, root, actions }: DocumentParts): TreeDocument {
  let comments: readonly Comment[] | undefined;
  return {
    value,
    span,
    valueSpan(path) {
      const node = find(root(), path)?.node;
      return node && { start: node.start, end: node.end };
    },
    keySpan(path) {
      const key = find(root(), path)?.entry?.keySpan;
      return key && { start: key.start, end: key.end };
    },
    pathAt: offset => pathAt(root(), offset),
    scalarStyle(path) {
      const node = find(root(), path)?.node;
      return node?.kind === 'scalar' ? node.style : undefined;
    },
    templated: path => actions.length > 0 && isReached(actions, root(), span, path),
    get comments() {
      return (comments ??= commentsIn(text, span, root));
    },
    [tree]: () => withContent(root()),
  };
}

/** The root of a document in which something stands. */
export function withContent(root: Node | undefined): Node | undefined {
  return root && !isEmpty(root) ? root : undefined;
}

function commentsIn(text: string, span: Span, root: () => Node | undefined): readonly Comment[] {
  const first = text.indexOf('#', span.start);
  return first < 0 || first >= span.end ? [] : commentsOf(text, span, root());
}

function isEmpty(root: Node): boolean {
  return root.kind === 'scalar' && root.value === null && root.start === root.end;
}
