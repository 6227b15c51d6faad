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
  readonly root: Node | undefined;
  readonly actions: readonly TemplateAction[];
}

const roots = new WeakMap<YamlDocument, () => Node | undefined>();

/** The node tree below a document made here, for edits; undefined if the document is empty or broken. */
export function rootOf(document: YamlDocument): Node | undefined {
  return roots.get(document)?.();
}

/** Says how to get the node tree of a document. */
export function setRoot(document: YamlDocument, root: () => Node | undefined): void {
  roots.set(document, root);
}

/** Answers the questions about one document from its node tree. */
export function createDocument({ text, span, root, actions }: DocumentParts): YamlDocument {
  let comments: readonly Comment[] | undefined;
  const content = root && !isEmpty(root) ? root : undefined;
  const document: YamlDocument = {
    value: content?.value,
    span,
    valueSpan(path) {
      const node = find(root, path)?.node;
      return node && { start: node.start, end: node.end };
    },
    keySpan(path) {
      const key = find(root, path)?.entry?.keySpan;
      return key && { start: key.start, end: key.end };
    },
    pathAt: offset => pathAt(root, offset),
    scalarStyle(path) {
      const node = find(root, path)?.node;
      return node?.kind === 'scalar' ? node.style : undefined;
    },
    templated: path => isReached(actions, root, span, path),
    get comments() {
      return (comments ??= commentsOf(text, span, root));
    },
  };
  if (content) setRoot(document, () => content);
  return document;
}

function isEmpty(root: Node): boolean {
  return root.kind === 'scalar' && root.value === null && root.start === root.end;
}
