import { fixEdits } from '../../lint/fix';
import type { PlacedFinding } from '../../lint/placed-finding';
import type { Fix } from '../../lint/rule';
import { applyEdits } from '../../yaml/apply';
import type { Range, TextEdit } from '../../yaml/place';
import { readYaml } from '../../yaml/read';
import type { CodeAction } from '../code-actions';
import type { OpenDocument } from '../document';

/** The fixes of one finding. */
export function quickFixes(document: OpenDocument, finding: PlacedFinding): readonly CodeAction[] {
  const { file } = document;
  return finding.fixes.flatMap((fix): readonly CodeAction[] => {
    const edits = fixEdits(file, finding, fix);
    if (edits.length === 0) return [];
    const placeholder = placeholderOf(document, finding, fix, edits);
    return [
      {
        title: fix.title,
        kind: 'quickfix',
        preferred: fix.safe,
        edits: edits.map(({ span, newText }) => ({ range: file.range(span), newText })),
        solves: { code: finding.rule, range: finding.range },
        ...(placeholder ? { placeholder } : {}),
      },
    ];
  });
}

/** Where the chosen value of a suggestion stands after the edits; without the quotes around it. */
function placeholderOf(
  { file }: OpenDocument,
  { document }: PlacedFinding,
  { safe, placeholder }: Fix,
  edits: readonly TextEdit[],
): Range | undefined {
  if (safe || !placeholder) return undefined;
  const fixed = readYaml(applyEdits(file.text, edits), { previous: file });
  const stands = fixed.documents[document];
  const span = stands?.valueSpan(placeholder);
  const isQuoted = /^(single|double)$/.test(stands?.scalarStyle(placeholder) ?? '');
  return span && fixed.range(isQuoted ? { start: span.start + 1, end: span.end - 1 } : span);
}
