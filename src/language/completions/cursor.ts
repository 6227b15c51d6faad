import { objectsIn } from '../../lint/lint';
import type { LintObject } from '../../lint/rule';
import type { Path, Span } from '../../yaml/place';
import { readYaml } from '../../yaml/read';
import type { OpenDocument } from '../document';

/** The place of a word that is being typed, with what the document says around it. */
export interface Cursor {
  readonly on: 'key' | 'value';
  readonly uri: string;
  /** Of the typed entry or value in its document; what is typed so far is the last step of a key. */
  readonly path: Path;
  /** The whole value of the document. */
  readonly root: unknown;
  /** The Kubernetes object around it. */
  readonly object: LintObject | undefined;
  /** The typed word in the text; empty where none has begun. */
  readonly span: Span;
  /** A colon follows already. */
  readonly colon: boolean;
}

const keyFollows = /^[\s-]*$|[{,]\s*$/;
const valueFollows = /[\s"'[,]$/;

/**
 * What would stand at `offset` if a key, or a value, were typed to its end there. Half a key is no YAML, so the document
 * is read once more with a stand-in. `undefined` where neither can stand.
 */
export function cursorAt({ uri, file }: OpenDocument, offset: number, on: Cursor['on']): Cursor | undefined {
  const word = wordAt(file.text, offset);
  if (!(on === 'key' ? keyFollows : valueFollows).test(word.before)) return undefined;
  const part = file.documents.findLast(({ span }) => span.start <= offset)?.span ?? { start: 0, end: 0 };
  const { start, end } = word.span;
  const standIn = (start === end ? 'x' : '') + (on === 'key' && !word.colon ? ': ' : '');
  const read = readYaml(file.text.slice(part.start, end) + standIn + file.text.slice(end, part.end));
  const at = start - part.start;
  const index = read.documents.findIndex(({ span }) => span.start <= at && at <= span.end);
  const document = read.documents[index];
  const found = document?.pathAt(at);
  if (!document || found?.on !== on || (on === 'value' && document.templated(found.path))) return undefined;
  const { path } = found;
  const object = objectsIn(read).find(one => one.document === index && one.path.every((step, i) => step === path[i]));
  return { on, uri, path, root: document.value, object, span: word.span, colon: word.colon };
}

/** The word around `offset`, the line before it, and whether a colon follows. */
function wordAt(text: string, offset: number): { before: string; span: Span; colon: boolean } {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const typed = /[\w./*+-]*$/.exec(line)?.[0] ?? '';
  const [, rest = '', colon] = /^([\w./*+-]*)([ \t]*:)?/.exec(text.slice(offset)) ?? [];
  const span = { start: offset - typed.length, end: offset + rest.length };
  return { before: line.slice(0, line.length - typed.length), span, colon: colon !== undefined };
}
