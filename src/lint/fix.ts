import type { Files } from '../burner-config/files';
import { applyEdits } from '../yaml/apply';
import type { YamlFile } from '../yaml/document';
import { editYaml } from '../yaml/edit';
import type { TextEdit } from '../yaml/place';
import { readYaml } from '../yaml/read';
import { templateActions } from '../yaml/template-actions';
import { burnerFindings } from './burner-findings';
import { lint, type LintOptions } from './lint';
import type { LintMemory } from './memory';
import type { PlacedFinding } from './placed-finding';
import type { Fix } from './rule';

/** A fix can uncover another (a new key next to an old one); more rounds than this would be a fix that undoes another. */
const mostRounds = 20;

/** The text edits of one fix, of a finding in a document; comments and style around them stay. None where template actions are in the way. */
export function fixEdits(file: YamlFile, { document }: Pick<PlacedFinding, 'document'>, fix: Fix): readonly TextEdit[] {
  const edits = editYaml(file, document, fix.changes);
  return file.text.includes('{{') && breaks(file, edits) ? [] : edits;
}

/** An action before a key hides how far the key is indented; one that is still open ends at the next `}}`. */
function breaks(file: YamlFile, edits: readonly TextEdit[]): boolean {
  const text = applyEdits(file.text, edits);
  if (templateActions(text).length > templateActions(file.text).length) return true;
  return readYaml(text).problems.length > file.problems.length;
}

/** What is to be fixed, and what is known of the text already. */
export interface FixOptions extends LintOptions {
  /** Where the templates of a kube-burner config are; without them only Kubernetes objects are fixed. */
  readonly files?: Files | undefined;
  /** Only the findings of this rule. */
  readonly rule?: string;
  /** The text as read and linted before. */
  readonly known?: { readonly file: YamlFile; readonly memory: LintMemory };
}

/** `text` after every safe fix, and how many were made. Suggestions are never applied. */
export function applySafeFixes(
  text: string,
  { known, ...options }: FixOptions = {},
): { readonly text: string; readonly fixed: number } {
  let file = readYaml(text, { previous: known?.file });
  const memory = { ...known?.memory };
  let fixed = 0;
  for (let round = 0; round < mostRounds; round++) {
    const { edits, count } = safeEdits(file, options, memory);
    if (count === 0) break;
    file = readYaml(applyEdits(file.text, edits), { previous: file });
    fixed += count;
  }
  return { text: file.text, fixed };
}

/** Edits of as many safe fixes as do not touch each other's text. */
function safeEdits(
  file: YamlFile,
  { rule, files, ...options }: FixOptions,
  memory: LintMemory,
): { readonly edits: readonly TextEdit[]; readonly count: number } {
  const edits: TextEdit[] = [];
  let count = 0;
  const linted = lint(file, { ...options, hints: true }, memory).findings;
  const burner = files && burnerFindings(file, files, options.settings);
  for (const finding of burner ? [...linted, ...burner] : linted) {
    if (rule !== undefined && finding.rule !== rule) continue;
    const fix = finding.fixes.find(({ safe }) => safe);
    const wanted = fix ? fixEdits(file, finding, fix) : [];
    if (
      wanted.length === 0 ||
      !keepsComments(file, wanted) ||
      wanted.some(edit => edits.some(other => touches(edit, other)))
    )
      continue;
    edits.push(...wanted);
    count++;
  }
  return { edits, count };
}

/** What moves may lose the comments inside it: then a person has to look, however right the value is. */
function keepsComments({ text, documents }: YamlFile, edits: readonly TextEdit[]): boolean {
  return edits.every(({ span }) => {
    if (!text.slice(span.start, span.end).includes('#')) return true;
    return documents
      .flatMap(({ comments }) => comments)
      .filter(comment => span.start <= comment.span.start && comment.span.end <= span.end)
      .every(comment => edits.some(({ newText }) => newText.includes(comment.text)));
  });
}

function touches(a: TextEdit, b: TextEdit): boolean {
  return a.span.start <= b.span.end && b.span.start <= a.span.end;
}
