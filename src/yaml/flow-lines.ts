/** Starts of a flow collection or a quoted scalar: at the start of a line, or after `- ` or `: `. */
const FLOW_START = /(?:^|[:-])[ \t]+(?:[&!]\S+[ \t]+)*(?=[[{"'])|^(?=[[{"'])/gm;

/** Each opening without an end costs a look at all that follows. */
const MOST_UNCLOSED = 50;

/**
 * `text` with the line breaks inside `[ ]`, `{ }` and quotes made spaces, and comments there too; the length stays.
 * To find where things stand only: scalars must be decoded from the text as written.
 */
export function joinFlowLines(text: string): string {
  let joined = '';
  let done = 0;
  let unclosed = 0;
  FLOW_START.lastIndex = 0;
  for (let match = FLOW_START.exec(text); match; match = FLOW_START.exec(text)) {
    const start = match.index + match[0].length;
    const end = flowEnd(text, start);
    if (end === start && ++unclosed > MOST_UNCLOSED) break;
    if (end > start && text.slice(start, end).includes('\n')) {
      joined += text.slice(done, start) + joinLines(text.slice(start, end));
      done = end;
    }
    FLOW_START.lastIndex = Math.max(end, start, match.index + 1);
  }
  return joined + text.slice(done);
}

/** The end of the flow content at `start`; `start` itself when it is not closed, as in the text of a block scalar. */
function flowEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const c = text[at] ?? '';
    if (c === '"' || c === "'") at = endOfQuotes(text, at, c);
    else if (c === '[' || c === '{') depth++;
    else if (c === ']' || c === '}') depth--;
    else if (c === '#' && /\s/.test(text[at - 1] ?? '')) at = text.indexOf('\n', at);
    if (at < 0) return start;
    if (depth === 0) return at + 1;
  }
  return start;
}

function endOfQuotes(text: string, start: number, quote: string): number {
  for (let at = start + 1; at < text.length; at++) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (text[at] === quote) {
      if (quote === '"' || text[at + 1] !== "'") return at;
      at++;
    }
  }
  return -1;
}

function joinLines(flow: string): string {
  return flow.replaceAll(/"(?:[^"\\]|\\[^])*"|'(?:[^']|'')*'|[ \t\n]#[^\n]*|[\r\n]/g, part =>
    part[0] === '"' || part[0] === "'" ? part.replaceAll(/[\r\n]/g, ' ') : ' '.repeat(part.length),
  );
}
