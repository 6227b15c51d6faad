import type { Token } from './plain';
import type { Scan } from './scan';
import { CODED, DOUBLE, SINGLE } from './tape';

/** Steps over a quoted scalar; its further lines must be indented by `indent` or more. */
export function quoted(scan: Scan, indent: number): Token {
  const { text, end } = scan;
  const quote = text.charCodeAt(scan.pos);
  let kind = quote === 34 ? DOUBLE : SINGLE;
  let pos = scan.pos + 1;
  while (pos < end) {
    const c = text.charCodeAt(pos);
    if (c === quote) {
      if (quote === 34 || text.charCodeAt(pos + 1) !== 39 || pos + 1 >= end) {
        scan.pos = scan.last = pos + 1;
        return kind;
      }
      kind |= CODED;
      pos += 2;
    } else if (c === 92 && quote === 34) {
      kind |= CODED;
      pos = afterEscape(text, pos + 1);
      if (pos < 0) return 0;
    } else if (c === 10 || c === 13) {
      kind |= CODED;
      scan.pos = pos;
      pos = nextQuotedLine(scan, indent);
      if (pos < 0) return 0;
    } else pos++;
  }
  return 0;
}

const SIMPLE_ESCAPES = '0abtnvfre "/\\N_LP\t\r\n';
const HEX = /^(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})/;

/** Behind the escape whose character after the `\` stands at `pos`; before a line end that is escaped; -1 if it is none. */
function afterEscape(text: string, pos: number): number {
  const c = text[pos] ?? '?';
  if (c === '\n' || c === '\r') return pos;
  if (SIMPLE_ESCAPES.includes(c)) return pos + 1;
  const match = HEX.exec(text.slice(pos, pos + 9));
  return match ? pos + match[0].length : -1;
}

function nextQuotedLine(scan: Scan, indent: number): number {
  const { text, end } = scan;
  let lineStart = scan.pos;
  for (let pos = scan.pos; pos < end; pos++) {
    const c = text.charCodeAt(pos);
    if (c === 10) lineStart = pos + 1;
    else if (c !== 32 && c !== 13) {
      if (c === 9 || pos - lineStart < indent || text.startsWith('...', pos)) return -1;
      scan.lineStart = lineStart;
      return pos;
    }
  }
  return -1;
}
