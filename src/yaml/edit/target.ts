import type { Entry, Node } from '../node';
import type { TextEdit } from '../place';
import { lineStart, type Style } from './style';

/** A text under edit, read. */
export interface Target {
  readonly text: string;
  readonly root: Node | undefined;
  readonly style: Style;
}

/** Where a value stands: its node, what holds it, and the column that its nested blocks are indented from. */
export interface Slot {
  readonly node: Node;
  readonly entry: Entry | undefined;
  readonly inFlow: boolean;
  readonly column: number;
}

export function insertion(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

export function indented(block: string, column: number, first: boolean): string {
  const pad = ' '.repeat(Math.max(column, 0));
  return block
    .split('\n')
    .map((line, i) => (line === '' || (i === 0 && !first) ? line : pad + line))
    .join('\n');
}

export function isSpread(text: string, { start, end }: Node): boolean {
  return text.slice(start, end).includes('\n');
}

export function indentOfLine(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}
