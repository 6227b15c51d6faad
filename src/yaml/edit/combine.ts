import type { TextEdit } from '../place';

/** Edits of the first text that do what `first` and then `next` (all of the text after `first`) do. */
export function combineEdits(first: readonly TextEdit[], next: readonly TextEdit[]): readonly TextEdit[] {
  // From the last to the first, so that the spans of those still to come hold.
  const backwards = next.toSorted((a, b) => b.span.start - a.span.start);
  return backwards.reduce<readonly TextEdit[]>(combineOne, first);
}

/** `edit` is of the text that `edits`, in order, have made. It swallows those whose new text it touches. */
function combineOne(edits: readonly TextEdit[], edit: TextEdit): TextEdit[] {
  const before: TextEdit[] = [];
  const touched: TextEdit[] = [];
  const after: TextEdit[] = [];
  let shift = 0;
  let shiftAtStart = 0;
  let shiftAtEnd = 0;
  for (const earlier of edits) {
    const start = earlier.span.start + shift;
    const end = start + earlier.newText.length;
    shift += earlier.newText.length - (earlier.span.end - earlier.span.start);
    if (end < edit.span.start) before.push(earlier);
    else if (start > edit.span.end) after.push(earlier);
    else touched.push(earlier);
    if (end < edit.span.start) shiftAtStart = shift;
    if (start <= edit.span.end) shiftAtEnd = shift;
  }
  if (touched.length === 0) return [...before, moved(edit, -shiftAtStart), ...after];
  return [...before, swallow(touched, edit, shiftAtStart, shiftAtEnd), ...after];
}

function swallow(touched: readonly TextEdit[], edit: TextEdit, shiftAtStart: number, shiftAtEnd: number): TextEdit {
  const start = Math.min(touched[0]?.span.start ?? 0, edit.span.start - shiftAtStart);
  const end = Math.max(touched.at(-1)?.span.end ?? 0, edit.span.end - shiftAtEnd);
  // What stands between the touched edits is unknown here; only the pieces outside `edit` are kept.
  const head =
    touched[0]?.newText.slice(0, Math.max(0, edit.span.start - (touched[0].span.start + shiftAtStart))) ?? '';
  const last = touched.at(-1);
  const lastEnd = (last?.span.end ?? 0) + shiftAtEnd;
  const tail = last?.newText.slice(last.newText.length - Math.max(0, lastEnd - edit.span.end)) ?? '';
  return { span: { start, end }, newText: head + edit.newText + (lastEnd > edit.span.end ? tail : '') };
}

function moved({ span, newText }: TextEdit, by: number): TextEdit {
  return { span: { start: span.start + by, end: span.end + by }, newText };
}
