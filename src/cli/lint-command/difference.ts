/** Lines of context around a change. */
const context = 3;
/** Texts that differ in more lines than this are shown as one block: the search would take too long. */
const mostLines = 2000;

interface Line {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
  /** Numbers from 1 in the old and the new text; of a line that only one has, where it would stand in the other. */
  readonly before: number;
  readonly after: number;
}

/** What changed between two texts as a unified difference; empty when nothing did. */
export function difference(file: string, before: string, after: string): string {
  if (before === after) return '';
  const lines = changedLines(before.split('\n'), after.split('\n'));
  return [`--- ${file}`, `+++ ${file}`, ...hunksOf(lines).flatMap(hunk), ''].join('\n');
}

function changedLines(before: readonly string[], after: readonly string[]): readonly Line[] {
  let head = 0;
  while (head < Math.min(before.length, after.length) && before[head] === after[head]) head++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const marks = [
    ...before.slice(0, head).map(text => ({ mark: ' ' as const, text })),
    ...middle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(text => ({ mark: ' ' as const, text })),
  ];
  return numbered(marks);
}

type Marked = Pick<Line, 'mark' | 'text'>;

/** The longest common subsequence of lines, by the table of its lengths. */
function middle(before: readonly string[], after: readonly string[]): readonly Marked[] {
  const removed = before.map(text => ({ mark: '-' as const, text }));
  const added = after.map(text => ({ mark: '+' as const, text }));
  if (Math.max(before.length, after.length) > mostLines) return [...removed, ...added];
  const lengths = commonLengths(before, after);
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  const marks: Marked[] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    const text = before[i] ?? '';
    if (text === after[j]) {
      marks.push({ mark: ' ', text });
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) marks.push(...removed.slice(i, ++i));
    else marks.push(...added.slice(j, ++j));
  }
  return [...marks, ...removed.slice(i), ...added.slice(j)];
}

/** `lengths[i][j]`: lines that `before` from i and `after` from j have in common. */
function commonLengths(before: readonly string[], after: readonly string[]): readonly Uint16Array[] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--) {
    const [row, below] = [lengths[i], lengths[i + 1]];
    if (!row || !below) continue;
    for (let j = after.length - 1; j >= 0; j--) {
      row[j] = before[i] === after[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}

function numbered(marks: readonly Marked[]): readonly Line[] {
  let [before, after] = [1, 1];
  return marks.map(({ mark, text }) => {
    const line = { mark, text, before, after };
    if (mark !== '+') before++;
    if (mark !== '-') after++;
    return line;
  });
}

/** Stretches of lines that hold changes, with the context around them. */
function hunksOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const hunks: [number, number][] = [];
  for (const [index, { mark }] of lines.entries()) {
    if (mark === ' ') continue;
    const [start, end] = [Math.max(0, index - context), Math.min(lines.length, index + context + 1)];
    const last = hunks.at(-1);
    if (last && start <= last[1]) last[1] = end;
    else hunks.push([start, end]);
  }
  return hunks.map(([start, end]) => lines.slice(start, end));
}

function hunk(lines: readonly Line[]): readonly string[] {
  const count = (other: '+' | '-'): number => lines.filter(({ mark }) => mark !== other).length;
  const [first] = lines;
  const place = `@@ -${first?.before ?? 1},${count('+')} +${first?.after ?? 1},${count('-')} @@`;
  return [place, ...lines.map(({ mark, text }) => mark + text)];
}
