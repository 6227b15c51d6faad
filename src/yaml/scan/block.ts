import { blockScalar } from './block-scalar';
import { flow } from './flow';
import { keysDiffer, noteKey } from './keys';
import { MOST_DEPTH, endValue, isBlankAt, isItemAt, skipGap, type Scan } from './scan';
import { mayBeginPlain, plain } from './plain';
import { quoted } from './quoted';
import { MAPPING, PLAIN, SEQUENCE, addScalar, close, open } from './tape';

/**
 * Steps over one node and to the content after it, and notes it. `indent` is the least that its further lines are
 * indented by; `collections` says if a block mapping or sequence may begin here.
 */
export function block(scan: Scan, indent: number, collections: boolean): boolean {
  const { text, pos: start } = scan;
  const c = text.charCodeAt(start);
  if (c === 45 && isBlankAt(scan, start + 1)) return collections && sequence(scan, start - scan.lineStart);
  if (c === 91 || c === 123) return flow(scan, indent) && endValue(scan);
  if (c === 124 || c === 62) return blockScalar(scan, indent) && endValue(scan);
  const { lineStart } = scan;
  const kind = token(scan, indent);
  if (kind === 0) return false;
  if (scan.lineStart === lineStart && atColon(scan)) return collections && mapping(scan, kind, start);
  addScalar(scan, kind, start, scan.last);
  return endValue(scan);
}

function token(scan: Scan, indent: number): number {
  const c = scan.text.charCodeAt(scan.pos);
  if (c === 34 || c === 39) return quoted(scan, indent);
  return mayBeginPlain(scan, scan.pos) ? plain(scan, indent) : 0;
}

/** Steps to a `:` on this line that ends a key; stays where it is if there is none. */
function atColon(scan: Scan): boolean {
  const { text, end } = scan;
  let { pos } = scan;
  while (pos < end && text.charCodeAt(pos) === 32) pos++;
  if (pos >= end || text.charCodeAt(pos) !== 58) return false;
  scan.pos = pos;
  return isBlankAt(scan, pos + 1);
}

/** Steps over a block mapping whose first key, of that kind, begins at `start` and ends before the scan. */
function mapping(scan: Scan, firstKind: number, start: number): boolean {
  if (++scan.depth > MOST_DEPTH) return false;
  const column = start - scan.lineStart;
  const firstKey = scan.keys;
  const index = open(scan, MAPPING, start);
  let kind = firstKind;
  let keyStart = start;
  for (let count = 1; ; count++) {
    if (!noteKey(scan, kind, keyStart, scan.last)) return false;
    scan.pos++;
    if (!entryValue(scan, column)) return false;
    if (scan.indent < column) {
      scan.depth--;
      close(scan, index, scan.last, count);
      return keysDiffer(scan, firstKey);
    }
    if (scan.indent > column) return false;
    keyStart = scan.pos;
    const { lineStart } = scan;
    kind = token(scan, column + 1);
    if (kind === 0 || scan.lineStart !== lineStart || !atColon(scan)) return false;
  }
}

/** Steps over what stands behind the colon of a key. */
function entryValue(scan: Scan, column: number): boolean {
  const colon = scan.pos;
  const lines = skipGap(scan);
  if (lines < 0) return false;
  if (scan.pos < scan.end) {
    if (lines === 0) return block(scan, column + 1, false);
    if (scan.indent > column) return block(scan, column + 1, true);
    if (scan.indent === column && isItemAt(scan, scan.pos)) return sequence(scan, column);
  }
  addScalar(scan, PLAIN, colon, colon);
  return true;
}

function sequence(scan: Scan, column: number): boolean {
  if (++scan.depth > MOST_DEPTH) return false;
  const index = open(scan, SEQUENCE, scan.pos);
  for (let count = 1; ; count++) {
    const dash = ++scan.pos;
    const lines = skipGap(scan);
    if (lines < 0) return false;
    if (scan.pos >= scan.end || (lines > 0 && scan.indent <= column)) addScalar(scan, PLAIN, dash, dash);
    else if (!block(scan, column + 1, true)) return false;
    if (scan.indent > column) return false;
    if (scan.indent < column || !isItemAt(scan, scan.pos)) {
      scan.depth--;
      close(scan, index, scan.last, count);
      return true;
    }
  }
}
