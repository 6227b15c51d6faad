import { isBlankAt, type Scan } from './scan';
import { CODED, PLAIN } from './tape';

/** A scalar or key just stepped over: 0 when the scan gives up, else its kind; see `scan.last` for its end. */
export type Token = number;

/** Indicators: no plain scalar begins with them. `- : ?` may be followed by something. */
const NOT_FIRST = new Uint8Array(128);
for (const c of '!"#%&\'*,>@[]`{|}') NOT_FIRST[c.charCodeAt(0)] = 1;

/** True when a plain scalar may begin at `pos`. */
export function mayBeginPlain(scan: Scan, pos: number): boolean {
  const { text } = scan;
  const c = text.charCodeAt(pos);
  if (c > 63) return c < 128 ? NOT_FIRST[c] === 0 : c !== 0xfeff;
  if (NOT_FIRST[c] === 1) return false;
  if (c === 45 || c === 58 || c === 63) return !isBlankAt(scan, pos + 1) && !isRefused(text, pos + 1);
  if (c === 43) return !isRefused(text, pos + 1);
  if (c === 46) return !isRefused(text, pos) && !(text.startsWith('...', pos) && isBlankAt(scan, pos + 3));
  return c !== 60 || text.charCodeAt(pos + 1) !== 60;
}

/** True at `.inf` and `.nan`, which JSON does not have. */
function isRefused(text: string, pos: number): boolean {
  return text.charCodeAt(pos) === 46 && /^\.(?:inf|nan)/i.test(text.slice(pos, pos + 4));
}

/**
 * Steps over a plain scalar outside brackets, up to a `: ` or over all lines that are indented by `indent` or more.
 * One long loop: it sees most characters of a manifest.
 */
export function plain(scan: Scan, indent: number): Token {
  const { text, end } = scan;
  let { pos } = scan;
  let last = pos;
  let kind = PLAIN;
  while (pos < end) {
    const c = text.charCodeAt(pos);
    if (c > 58) last = ++pos;
    else if (c === 32 || c === 9) pos++;
    else if (c === 10 || c === 13) {
      scan.pos = pos;
      const next = nextLine(scan, indent);
      if (next < 0) return 0;
      if (next === 0) break;
      pos = next;
      kind = PLAIN | CODED;
    } else if (c === 58 && isBlankAt(scan, pos + 1)) {
      if (kind !== PLAIN) return 0;
      break;
    } else if (c === 35 && isSpace(text.charCodeAt(pos - 1))) break;
    else last = ++pos;
  }
  scan.pos = pos;
  scan.last = last;
  return kind;
}

/** Where the text of the next line begins that goes on with a scalar; 0 if none does, -1 to give up. */
function nextLine(scan: Scan, indent: number): number {
  const { text, end } = scan;
  let lineStart = scan.pos;
  for (let pos = scan.pos; pos < end; pos++) {
    const c = text.charCodeAt(pos);
    if (c === 10) lineStart = pos + 1;
    else if (c === 9) return -1;
    else if (c !== 32 && c !== 13) {
      if (pos - lineStart < indent || c === 35) return 0;
      scan.lineStart = lineStart;
      return pos;
    }
  }
  return 0;
}

/** Steps over a plain scalar in brackets, which must end on its line. */
export function plainInFlow(scan: Scan): Token {
  const { text, end } = scan;
  const start = scan.pos;
  let pos = start;
  let last = start;
  for (; pos < end; pos++) {
    const c = text.charCodeAt(pos);
    if (isFlowIndicator(c)) break;
    if (c === 10 || c === 13) {
      scan.pos = pos;
      const next = nextContent(scan);
      if (next !== 44 && next !== 93 && next !== 125 && next !== 35) return 0;
      break;
    }
    if (c === 58 && (isBlankAt(scan, pos + 1) || isFlowIndicator(text.charCodeAt(pos + 1)))) break;
    if (c === 35 && isSpace(text.charCodeAt(pos - 1))) break;
    if (!isSpace(c)) last = pos + 1;
  }
  scan.pos = pos;
  scan.last = last;
  return last > start ? PLAIN : 0;
}

function nextContent({ text, pos, end }: Scan): number {
  for (let at = pos; at < end; at++) {
    const c = text.charCodeAt(at);
    if (c !== 10 && c !== 13 && c !== 32) return c;
  }
  return 0;
}

function isSpace(c: number): boolean {
  return c === 32 || c === 9 || c === 10 || c === 13;
}

/** True for `, [ ] { }`. */
export function isFlowIndicator(c: number): boolean {
  return c === 44 || c === 91 || c === 93 || c === 123 || c === 125;
}
