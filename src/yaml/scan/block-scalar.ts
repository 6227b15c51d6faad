import { CHOMPING_MODE } from 'js-yaml';
import type { Scan } from './scan';
import { FOLDED, LITERAL, addBlockScalar } from './tape';

interface Header {
  /** Indentation that a digit gives, or -1. */
  readonly indent: number;
  readonly chomping: number;
  /** Where the first line of the text begins. */
  readonly next: number;
}

/** Steps over a block scalar whose lines are indented by `least` or more, and notes it. */
export function blockScalar(scan: Scan, least: number): boolean {
  const { text, pos: start } = scan;
  const header = headerAt(scan, least);
  if (!header) return false;
  const lines = linesFrom(scan, header, least);
  if (!lines) return false;
  let end = lines.end;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  const kind = text.charCodeAt(start) === 124 ? LITERAL : FOLDED;
  addBlockScalar(scan, kind, [start, end], [header.next, lines.end, lines.indent, header.chomping]);
  return true;
}

function headerAt({ text, pos: start, end }: Scan, least: number): Header | undefined {
  let pos = start + 1;
  let chomping: number = CHOMPING_MODE.CLIP;
  let indent = -1;
  for (; pos < end; pos++) {
    const c = text.charCodeAt(pos);
    if (c === 43 || c === 45) {
      if (chomping !== CHOMPING_MODE.CLIP) return undefined;
      chomping = c === 43 ? CHOMPING_MODE.KEEP : CHOMPING_MODE.STRIP;
    } else if (c >= 49 && c <= 57) {
      if (indent >= 0) return undefined;
      indent = least + c - 49;
    } else break;
  }
  const lineEnd = text.indexOf('\n', pos);
  // Without a line break behind it there is no text to look at.
  if (lineEnd < 0 || lineEnd >= end) return undefined;
  return /^(?:[ \t]*|[ \t]+#[^\n]*)\r?$/.test(text.slice(pos, lineEnd))
    ? { indent, chomping, next: lineEnd + 1 }
    : undefined;
}

/** The end of the lines and their indentation; the scan then stands at the line after them. */
function linesFrom(scan: Scan, header: Header, least: number): { end: number; indent: number } | undefined {
  const { text, end } = scan;
  let { indent, next: line } = header;
  let emptyIndent = 0;
  while (line < end) {
    let pos = line;
    while (pos < end && text.charCodeAt(pos) === 32) pos++;
    // Spaces without a line break at the end may count or not.
    if (pos >= end && pos > line) return undefined;
    const column = pos - line;
    const c = text.charCodeAt(pos);
    if (c !== 10 && c !== 13) {
      if (indent < 0) {
        if (column < least) break;
        if (column < emptyIndent) return undefined;
        indent = column;
      } else if (column < indent) break;
    } else if (indent < 0) emptyIndent = Math.max(emptyIndent, column);
    const lineEnd = text.indexOf('\n', pos);
    line = lineEnd < 0 || lineEnd >= end ? end : lineEnd + 1;
  }
  scan.pos = scan.lineStart = line;
  return { end: line, indent };
}

function isBlank(c: number): boolean {
  return c === 32 || c === 9 || c === 10 || c === 13 || c === 0xfeff;
}
