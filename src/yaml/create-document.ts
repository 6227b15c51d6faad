import { commentsOf, type Comment } from './comments';
import type { YamlDocument } from './document';
import { find, pathAt } from './lookup';
import type { Node } from './node';
import type { Path, Span } from './place';
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
  /** Whether anchors and aliases may stand in it. */
  readonly aliases: boolean;
}

/** Where a document carries its node tree. A property, because many weak references are slow to collect. */
export const tree = Symbol('tree');

/** Where a document carries whether anchors and aliases may stand in it. */
export const aliased = Symbol('aliased');

/** A document with the way to its tree, undefined if the document is empty or broken. */
export interface TreeDocument extends YamlDocument {
  readonly [tree]: () => Node | undefined;
  readonly [aliased]: boolean;
}

/** Whether anchors and aliases may stand in a document. */
export function mayHaveAliases(document: YamlDocument): boolean {
  return (document as Partial<TreeDocument>)[aliased] ?? true;
}

/** The node tree below a document made here, for edits; undefined if the document is empty or broken. */
export function rootOf(document: YamlDocument): Node | undefined {
  return (document as Partial<TreeDocument>)[tree]?.();
}

/** Answers the questions about one document from its node tree. */
export function createDocument(parts: DocumentParts): TreeDocument {
  return new ReadDocument(parts);
}

/** A class, since functions of their own would be made for every document, and most are asked nothing. */
class ReadDocument implements TreeDocument {
  readonly value: unknown;
  readonly span: Span;
  readonly [aliased]: boolean;
  private known: readonly Comment[] | undefined = undefined;

  constructor(private readonly parts: DocumentParts) {
    this.value = parts.value;
    this.span = parts.span;
    this[aliased] = parts.aliases;
  }

  valueSpan(path: Path): Span | undefined {
    const node = find(this.parts.root(), path)?.node;
    return node && { start: node.start, end: node.end };
  }

  keySpan(path: Path): Span | undefined {
    const key = find(this.parts.root(), path)?.entry?.keySpan;
    return key && { start: key.start, end: key.end };
  }

  pathAt(offset: number): ReturnType<YamlDocument['pathAt']> {
    return pathAt(this.parts.root(), offset);
  }

  scalarStyle(path: Path): ReturnType<YamlDocument['scalarStyle']> {
    const node = find(this.parts.root(), path)?.node;
    return node?.kind === 'scalar' ? node.style : undefined;
  }

  templated(path: Path): boolean {
    const { actions, root, span } = this.parts;
    return actions.length > 0 && isReached(actions, root(), span, path);
  }

  get comments(): readonly Comment[] {
    const { text, span, root } = this.parts;
    return (this.known ??= commentsIn(text, span, root));
  }

  [tree](): Node | undefined {
    return withContent(this.parts.root());
  }
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
