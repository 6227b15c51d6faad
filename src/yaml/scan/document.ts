import type { Span } from '../place';
import type { TemplateAction } from '../template-actions';
import { block } from './block';
import { isBlankAt, skipGap, type Scan } from './scan';
import { KIND, MAPPING, SEQUENCE, at } from './tape';

/** Used by one scan after the other, so a tape must be read before the next scan. */
let tape: Int32Array = new Int32Array(1 << 14);
let hashes: Int32Array = new Int32Array(1 << 8);

/** Scans the one document in `span`; undefined when it is not sure of it, or when the document is empty or a scalar. */
export function scanDocument(
  text: string,
  { start, end }: Span,
  actions: readonly TemplateAction[] = [],
): Scan | undefined {
  const pos = text.charCodeAt(start) === 0xfeff ? start + 1 : start;
  const scan: Scan = {
    text,
    actions,
    end: beforeEndMarker(text, start, end),
    pos,
    lineStart: pos,
    indent: 0,
    last: pos,
    depth: 0,
    tape,
    length: 0,
    hashes,
    keys: 0,
  };
  const isSure = toContent(scan) && block(scan, 0, true) && scan.pos >= scan.end;
  ({ tape, hashes } = scan);
  const kind = at(tape, 0) & KIND;
  return isSure && (kind === MAPPING || kind === SEQUENCE) ? scan : undefined;
}

/** Steps to the first content, which must begin a line. */
function toContent(scan: Scan): boolean {
  if (skipGap(scan) < 0) return false;
  if (scan.pos === scan.lineStart && scan.text.startsWith('---', scan.pos) && isBlankAt(scan, scan.pos + 3)) {
    scan.pos += 3;
    if (skipGap(scan) <= 0) return false;
  }
  return scan.pos < scan.end && scan.pos === scan.lineStart;
}

/** Where the `...` stands that ends the document, with nothing behind it; else `end`. */
function beforeEndMarker(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isLineEndOrSpace(text.charCodeAt(at - 1))) at--;
  return at - 4 >= start && text.startsWith('\n...', at - 4) ? at - 3 : end;
}

function isLineEndOrSpace(c: number): boolean {
  return c === 32 || c === 10 || c === 13;
}
