import type { TemplateAction } from '../template-actions';

/**
 * A scan of one document that is written in the part of YAML in which manifests are written. It notes on a tape where
 * everything stands; at the first thing that it is not sure of it gives up, and the whole of YAML is read instead
 * (parse.ts). Functions of a scan give `false` when they give up. All offsets are those of the file.
 */
export interface Scan {
  readonly text: string;
  /** The template actions that touch the document; they stand masked in `text`. */
  readonly actions: readonly TemplateAction[];
  /** Where the text of the document ends. */
  readonly end: number;
  pos: number;
  /** Start of the line of `pos`. */
  lineStart: number;
  /** Indentation of the line of `pos`; -1 at the end of the document. */
  indent: number;
  /** End of the last node. */
  last: number;
  depth: number;
  /** Records one after the other, see tape.ts. */
  tape: Int32Array;
  length: number;
  /** Hashes of the keys of all mappings that are open, and how many there are. */
  hashes: Int32Array;
  keys: number;
}

/** Deeper nesting is left to the reader of all YAML. */
export const MOST_DEPTH = 200;

/** Can only be read by the reader of all YAML, which knows what to say: control characters, halves of surrogates. */
const UNUSUAL = /[^\t\n\r -~]/;
const NOT_PRINTABLE =
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const LONE_RETURN = /\r(?!\n)/;

/** True when documents of `text` may be scanned. */
export function isScannable(text: string): boolean {
  if (UNUSUAL.test(text) && NOT_PRINTABLE.test(text)) return false;
  return !text.includes('\r') || !LONE_RETURN.test(text);
}

/** Steps over spaces, comments and line ends to the next content. Gives the lines stepped over; -1 when it gives up. */
export function skipGap(scan: Scan): number {
  const { text, end } = scan;
  let { pos } = scan;
  let lines = pos === scan.lineStart ? 1 : 0;
  for (;;) {
    while (pos < end && text.charCodeAt(pos) === 32) pos++;
    if (pos >= end) break;
    let c = text.charCodeAt(pos);
    if (c === 35) {
      if (pos > scan.lineStart && text.charCodeAt(pos - 1) !== 32) return -1;
      pos = text.indexOf('\n', pos);
      if (pos < 0 || pos >= end) pos = end;
      if (pos === end) break;
      c = 10;
    } else if (c === 13) {
      pos++;
      c = 10;
    }
    if (c === 9) return -1;
    if (c !== 10) break;
    scan.lineStart = ++pos;
    lines++;
  }
  scan.pos = pos;
  if (pos >= end) scan.indent = -1;
  else if (lines > 0) scan.indent = pos - scan.lineStart;
  return lines;
}

/** Steps to the next content after a value, which must stand on another line. */
export function endValue(scan: Scan): boolean {
  return skipGap(scan) > 0 || scan.pos >= scan.end;
}

/** True at white space, at a line end and at the end of the document. */
export function isBlankAt({ text, end }: Scan, pos: number): boolean {
  if (pos >= end) return true;
  const c = text.charCodeAt(pos);
  return c === 32 || c === 10 || c === 13 || c === 9;
}

/** True at a `-` that begins an item. */
export function isItemAt(scan: Scan, pos: number): boolean {
  return pos < scan.end && scan.text.charCodeAt(pos) === 45 && isBlankAt(scan, pos + 1);
}
