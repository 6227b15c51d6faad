import { applyEdits } from '../yaml/apply';
import type { YamlFile } from '../yaml/document';
import { editYaml } from '../yaml/edit';
import type { TextEdit } from '../yaml/place';
import { readYaml } from '../yaml/read';
import { lint, type LintOptions } from './lint';
import type { PlacedFinding } from './placed-finding';
import type { Fix } from './rule';

/** A fix can uncover another (a new key next to an old one); more rounds than this would be a fix that undoes another. */
const mostRounds = 20;

/** The text edits of one fix of a finding; comments and style around them stay. None where template actions are in the way. */
export function fixEdits(file: YamlFile, finding: PlacedFinding, fix: Fix): readonly TextEdit[] {
  const edits = editYaml(file, finding.document, fix.changes);
  return file.templated && breaks(file, edits) ? [] : edits;
}

/** An action before a key hides how far the key is indented. */
function breaks(file: YamlFile, edits: readonly TextEdit[]): boolean {
  return readYaml(applyEdits(file.text, edits)).problems.length > file.problems.length;
}

/** `text` after every safe fix, and how many were made. Suggestions are never applied. */
export function applySafeFixes(
  text: string,
  options: LintOptions = {},
): { readonly text: string; readonly fixed: number } {
  let current = text;
  let fixed = 0;
  for (let round = 0; round < mostRounds; round++) {
    const { edits, count } = safeEdits(readYaml(current), options);
    if (count === 0) break;
    current = applyEdits(current, edits);
    fixed += count;
  }
  return { text: current, fixed };
}

/** Edits of as many safe fixes as do not touch each other's text. */
function safeEdits(
  file: YamlFile,
  options: LintOptions,
): { readonly edits: readonly TextEdit[]; readonly count: number } {
  const edits: TextEdit[] = [];
  let count = 0;
  for (const finding of lint(file, { ...options, hints: true }).findings) {
    const fix = finding.fixes.find(({ safe }) => safe);
    const wanted = fix ? fixEdits(file, finding, fix) : [];
    if (wanted.length === 0 || wanted.some(edit => edits.some(other => touches(edit, other)))) continue;
    edits.push(...wanted);
    count++;
  }
  return { edits, count };
}

function touches(a: TextEdit, b: TextEdit): boolean {
  return a.span.start <= b.span.end && b.span.start <= a.span.end;
}
