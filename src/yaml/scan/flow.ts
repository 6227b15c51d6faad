import { keysDiffer, noteKey } from './keys';
import { MOST_DEPTH, skipGap, type Scan } from './scan';
import { isFlowIndicator, mayBeginPlain, plainInFlow } from './plain';
import { quoted } from './quoted';
import { FLOW, MAPPING, SEQUENCE, addScalar, close, open } from './tape';

/** Steps over what stands in `[ ]` or `{ }`; its further lines must be indented by `indent` or more. */
export function flow(scan: Scan, indent: number): boolean {
  if (++scan.depth > MOST_DEPTH) return false;
  const isMapping = scan.text.charCodeAt(scan.pos) === 123;
  const index = open(scan, (isMapping ? MAPPING : SEQUENCE) | FLOW, scan.pos);
  const firstKey = scan.keys;
  const count = entries(scan, indent, isMapping);
  if (count < 0 || !keysDiffer(scan, firstKey)) return false;
  scan.depth--;
  close(scan, index, scan.pos, count);
  return true;
}

/** Steps over entries or items and the bracket that ends them; gives how many there are, -1 when it gives up. */
function entries(scan: Scan, indent: number, isMapping: boolean): number {
  const { text } = scan;
  const bracket = isMapping ? 125 : 93;
  scan.pos++;
  for (let count = 0; ; count++) {
    if (!flowGap(scan, indent)) return -1;
    if (text.charCodeAt(scan.pos) === bracket) {
      scan.pos++;
      return count;
    }
    if (isMapping && !(keyAt(scan, indent) && flowGap(scan, indent))) return -1;
    if (!value(scan, indent) || !flowGap(scan, indent)) return -1;
    const c = text.charCodeAt(scan.pos);
    if (c === 44) scan.pos++;
    else if (c !== bracket) return -1;
  }
}

function flowGap(scan: Scan, indent: number): boolean {
  const lines = skipGap(scan);
  return lines >= 0 && scan.pos < scan.end && (lines === 0 || scan.indent >= indent);
}

/** Steps over `key:`. */
function keyAt(scan: Scan, indent: number): boolean {
  const start = scan.pos;
  const { lineStart } = scan;
  const kind = token(scan, indent);
  if (kind === 0 || scan.lineStart !== lineStart || !noteKey(scan, kind, start, scan.last)) return false;
  while (scan.pos < scan.end && scan.text.charCodeAt(scan.pos) === 32) scan.pos++;
  if (scan.pos >= scan.end || scan.text.charCodeAt(scan.pos) !== 58) return false;
  scan.pos++;
  return true;
}

function value(scan: Scan, indent: number): boolean {
  const start = scan.pos;
  const c = scan.text.charCodeAt(start);
  if (c === 91 || c === 123) return flow(scan, indent);
  const kind = token(scan, indent);
  if (kind === 0) return false;
  addScalar(scan, kind, start, scan.last);
  return true;
}

function token(scan: Scan, indent: number): number {
  const { text, pos } = scan;
  const c = text.charCodeAt(pos);
  if (c === 34 || c === 39) return quoted(scan, indent);
  if ((c === 45 || c === 58 || c === 63) && isFlowIndicator(text.charCodeAt(pos + 1))) return 0;
  return mayBeginPlain(scan, pos) ? plainInFlow(scan) : 0;
}
