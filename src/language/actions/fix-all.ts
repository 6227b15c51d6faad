import { applySafeFixes } from '../../lint/fix';
import type { OpenDocument } from '../document';
import type { Replacement } from '../code-actions';

/** Whether anything of the document can be fixed without asking. */
export function hasSafeFix(document: OpenDocument): boolean {
  return document.findings().some(({ fixes }) => fixes.some(({ safe }) => safe));
}

/** The edits that make every safe fix of the document, or every one of `rule`. */
export function fixAll({ file, files, options, memory }: OpenDocument, rule?: string): readonly Replacement[] {
  const known = { file, memory };
  const { text, fixed } = applySafeFixes(file.text, {
    ...options,
    files,
    known,
    ...(rule === undefined ? {} : { rule }),
  });
  return fixed === 0 ? [] : [difference(file, text)];
}

/** One edit over the stretch that differs, so that the cursor stays where nothing changed. */
function difference(file: OpenDocument['file'], text: string): Replacement {
  const old = file.text;
  const shorter = Math.min(old.length, text.length);
  let start = 0;
  while (start < shorter && old[start] === text[start]) start++;
  let tail = 0;
  while (tail < shorter - start && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
  const range = file.range({ start, end: old.length - tail });
  return { range, newText: text.slice(start, text.length - tail) };
}
