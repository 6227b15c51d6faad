import type { Span } from './place';

const NO_CONTENT = /^(?:[ \t]*(?:#[^\n]*)?|%[^\n]*)$/;

/** Splits a text before each `---` line, so that one broken document cannot hide the others. */
export function splitDocuments(text: string): readonly Span[] {
  const starts = [0];
  for (let at = text.indexOf('---'); at >= 0; at = text.indexOf('---', at + 3)) {
    const marker = startOfMarker(text, at);
    const start = marker < 0 ? 0 : startOfDirectives(text, marker);
    if (start > 0) starts.push(start);
  }
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? text.length }));
}

/** Where the marker begins that the `---` at `at` may be, with its byte order mark: files put together may each bring one. */
function startOfMarker(text: string, at: number): number {
  const next = text.charCodeAt(at + 3);
  if (!(isLineEnd(next) || next === 32 || next === 9 || at + 3 === text.length)) return -1;
  const start = text.charCodeAt(at - 1) === 0xfeff ? at - 1 : at;
  return start === 0 || isLineEnd(text.charCodeAt(start - 1)) ? start : -1;
}

function isLineEnd(c: number): boolean {
  return c === 10 || c === 13 || c === 0x2028 || c === 0x2029;
}

/** Directives and the comments above the first `---` belong to the document that follows. */
function startOfDirectives(text: string, marker: number): number {
  let start = marker;
  for (let lineEnd = marker - 1; lineEnd >= 0;) {
    const lineStart = lineEnd === 0 ? 0 : text.lastIndexOf('\n', lineEnd - 1) + 1;
    const line = text.slice(lineStart, lineEnd).replace(/^\ufeff|\r$/g, '');
    if (!NO_CONTENT.test(line)) break;
    if (line.startsWith('%') || lineStart === 0) start = lineStart;
    lineEnd = lineStart - 1;
  }
  return start;
}

/** JSON objects one after the other, which kubectl reads as so many documents; a single span for anything else. */
export function concatenatedJson(text: string, span: Span): readonly Span[] {
  const source = text.slice(span.start, span.end);
  if (!/^(?:\ufeff|---)?\s*\{/.test(source)) return [span];
  const starts = [...source.matchAll(/(?<=\}[ \t]*\r?\n\s*)^\{/gm)].map(({ index }) => span.start + index);
  const cuts = [span.start, ...starts, span.end];
  return cuts.slice(1).map((end, i) => ({ start: cuts[i] ?? span.start, end }));
}
