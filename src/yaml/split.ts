import type { Span } from './place';

/** Files put together may each have brought their byte order mark. */
const MARKER = /^\ufeff?---(?=[ \t\r\n]|$)/gm;
const NO_CONTENT = /^(?:[ \t]*(?:#[^\n]*)?|%[^\n]*)$/;

/** Splits a text before each `---` line, so that one broken document cannot hide the others. */
export function splitDocuments(text: string): readonly Span[] {
  const starts = [0];
  for (const { index } of text.matchAll(MARKER)) {
    const start = startOfDirectives(text, index);
    if (start > 0) starts.push(start);
  }
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? text.length }));
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
