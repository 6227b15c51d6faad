import { createDocument } from '../create-document';
import type { YamlDocument } from '../document';
import type { Node } from '../node';
import type { Span } from '../place';
import type { TemplateAction } from '../template-actions';
import { touches } from '../template-reach';
import { scanDocument } from './document';
import { isScannable } from './scan';
import { treeOf } from './tree';
import { valueOf } from './value';

/** A text and how it is scanned. */
export interface Scannable {
  readonly text: string;
  /** The same with its actions masked. */
  readonly masked: string;
  readonly actions: readonly TemplateAction[];
}

const none: readonly TemplateAction[] = [];

/** The document in `span` if it can be scanned; undefined when all of YAML must be read. There are no problems in it. */
export function scanned({ text, masked, actions }: Scannable, span: Span): YamlDocument | undefined {
  if (!isScannable(masked.slice(span.start, span.end))) return undefined;
  const own = touches(actions, span.start, Math.max(span.end, span.start + 1)) ? actions : none;
  const scan = scanDocument(masked, span, own);
  if (!scan) return undefined;
  const value = valueOf(scan, () => {
    const again = scanDocument(masked, span, own);
    return again && valueOf(again);
  });
  let tree: Node | undefined;
  const root = () => (tree ??= treeAgain(masked, span, own, value));
  return createDocument({ text, span, value, root, actions, aliases: false });
}

/** Scans once more: places are asked for in few documents. */
function treeAgain(text: string, span: Span, actions: readonly TemplateAction[], value: unknown): Node | undefined {
  const scan = scanDocument(text, span, actions);
  return scan && treeOf(scan, value);
}
