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

/** The document in `span` if it can be scanned; undefined when all of YAML must be read. There are no problems in it. */
export function scanned(text: string, span: Span, actions: readonly TemplateAction[]): YamlDocument | undefined {
  if (touches(actions, span.start, Math.max(span.end, span.start + 1))) return undefined;
  if (!isScannable(text.slice(span.start, span.end))) return undefined;
  const scan = scanDocument(text, span);
  if (!scan) return undefined;
  const value = valueOf(scan, () => {
    const again = scanDocument(text, span);
    return again && valueOf(again);
  });
  let tree: Node | undefined;
  const root = () => (tree ??= treeAgain(text, span, value));
  return createDocument({ text, span, value, root, actions });
}

/** Scans once more: places are asked for in few documents. */
function treeAgain(text: string, span: Span, value: unknown): Node | undefined {
  const scan = scanDocument(text, span);
  return scan && treeOf(scan, value);
}
