import type { Position } from './place';

/** Turns UTF-16 offsets of one text into positions and back. */
export interface LineIndex {
  /** The position of `offset`, clamped into the text; O(log lines). */
  position(offset: number): Position;
  /** The offset of `position`, clamped into its line and the text. */
  offset(position: Position): number;
}

const LF = 10;
const CR = 13;

/** Finds the line starts of `text` (`\n`, `\r\n` and `\r` end a line, as in LSP), once and only when asked. */
export function lineIndex(text: string): LineIndex {
  let starts: readonly number[] | undefined;
  const lines = () => (starts ??= lineStarts(text));
  return {
    position(offset) {
      if (offset <= 0) return { line: 0, character: 0 };
      const clamped = Math.min(offset, text.length);
      const line = lastStartAtOrBefore(lines(), clamped);
      return { line, character: clamped - (lines()[line] ?? 0) };
    },
    offset({ line, character }) {
      const start = lines()[line];
      if (start === undefined) return line < 0 ? 0 : text.length;
      return Math.min(start + Math.max(character, 0), endOfLine(text, start));
    },
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === LF || (c === CR && text.charCodeAt(i + 1) !== LF)) starts.push(i + 1);
  }
  return starts;
}

function lastStartAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function endOfLine(text: string, start: number): number {
  let end = start;
  while (end < text.length && text.charCodeAt(end) !== LF && text.charCodeAt(end) !== CR) end++;
  return end;
}
