import { applySafeFixes, fixEdits } from '../lint/fix';
import type { PlacedFinding } from '../lint/placed-finding';
import type { Range } from '../yaml/place';
import type { OpenDocument } from './document';

/** A change that an editor offers. */
export interface CodeAction {
  readonly title: string;
  readonly kind: 'quickfix' | 'source.fixAll.headroom';
  /** The only right fix: editors may take it without asking which. */
  readonly preferred: boolean;
  readonly edits: readonly { readonly range: Range; readonly newText: string }[];
  /** Rule and place of the diagnostic that it solves. */
  readonly solves?: { readonly code: string; readonly range: Range };
}

/** Fixes of the findings that touch `range`, and one that makes every safe fix of the document. */
export function codeActions(document: OpenDocument, range: Range): readonly CodeAction[] {
  const { file } = document;
  const [start, end] = [file.offset(range.start), file.offset(range.end)];
  const touched = document.findings().filter(({ span }) => span.start <= end && start <= span.end);
  return [...touched.flatMap(finding => quickFixes(document, finding)), ...fixAll(document)];
}

function quickFixes({ file }: OpenDocument, finding: PlacedFinding): readonly CodeAction[] {
  return finding.fixes
    .map((fix): CodeAction => ({
      title: fix.title,
      kind: 'quickfix',
      preferred: fix.safe,
      edits: fixEdits(file, finding, fix).map(({ span, newText }) => ({ range: file.range(span), newText })),
      solves: { code: finding.rule, range: finding.range },
    }))
    .filter(({ edits }) => edits.length > 0);
}

function fixAll(document: OpenDocument): readonly CodeAction[] {
  const { file } = document;
  if (!document.findings().some(({ fixes }) => fixes.some(({ safe }) => safe))) return [];
  const { text, fixed } = applySafeFixes(file.text);
  if (fixed === 0) return [];
  return [
    {
      title: 'Fix all safe problems',
      kind: 'source.fixAll.headroom',
      preferred: false,
      edits: [difference(document, text)],
    },
  ];
}

/** One edit over the stretch that differs, so that the cursor stays where nothing changed. */
function difference({ file }: OpenDocument, text: string): CodeAction['edits'][number] {
  const old = file.text;
  const shorter = Math.min(old.length, text.length);
  let start = 0;
  while (start < shorter && old[start] === text[start]) start++;
  let tail = 0;
  while (tail < shorter - start && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
  const range = file.range({ start, end: old.length - tail });
  return { range, newText: text.slice(start, text.length - tail) };
}
