import { podContainers, type Container } from '../../lint/containers';
import { fixEdits } from '../../lint/fix';
import { objectsIn } from '../../lint/lint';
import type { PlacedFinding } from '../../lint/placed-finding';
import type { Fix, LintObject } from '../../lint/rule';
import { containerFix, measuredFix, workloadFix } from '../../lint/use/fixes-from-use';
import type { UseFacts } from '../../lint/use/use-facts';
import { canChange } from '../../yaml/can-change';
import type { Path, Range } from '../../yaml/place';
import type { CodeAction } from '../code-actions';
import type { OpenDocument } from '../document';

/** The rules whose findings a measured value solves. */
const solved: ReadonlySet<string> = new Set(['cpu-request-missing', 'memory-request-missing', 'memory-limit-missing']);

/** The finding with what was measured in place of its suggestions, as far as that is known. */
export function withUse(document: OpenDocument, finding: PlacedFinding, use: UseFacts): PlacedFinding {
  const target = solved.has(finding.rule) ? targetAt(document, finding) : undefined;
  if (!target) return finding;
  return { ...finding, fixes: finding.fixes.map(fix => measuredFix(fix, target, use) ?? fix) };
}

/** For the containers of these findings: all of their requests at once, and those of the whole workload. */
export function quickFixesFromUse(
  document: OpenDocument,
  findings: readonly PlacedFinding[],
  use: UseFacts,
): readonly CodeAction[] {
  const offered = findings
    .filter(({ rule }) => solved.has(rule))
    .flatMap(finding => {
      const target = targetAt(document, finding);
      const container = target && containerAt(target, finding.path);
      const whole = container && containerFix(container, target, use);
      // One change is what the finding's own fix does.
      const fixes = [whole && whole.changes.length > 1 ? whole : undefined, target && workloadFix(target, use)];
      const solves = { code: finding.rule, range: finding.range };
      return fixes.flatMap(fix => (fix ? actionOf(document, finding, fix, { kind: 'quickfix', solves }) : []));
    });
  return offered.filter(({ title }, index) => offered.findIndex(other => other.title === title) === index);
}

/** At a container that requests something else than its use: all of its requests, and those of the whole workload. */
export function rewritesFromUse(document: OpenDocument, range: Range, use: UseFacts): readonly CodeAction[] {
  const { file } = document;
  const offset = file.offset(range.start);
  const index = file.documents.findIndex(({ span }) => span.start <= offset && offset <= span.end);
  const path = file.documents[index]?.pathAt(offset).path;
  const target = path && targetAt(document, { document: index, path });
  const container = target && containerAt(target, path);
  if (!container) return [];
  return [containerFix(container, target, use), workloadFix(target, use)].flatMap(fix =>
    fix ? actionOf(document, target, fix, { kind: 'refactor.rewrite' }) : [],
  );
}

function actionOf(
  { file }: OpenDocument,
  at: Pick<PlacedFinding, 'document'>,
  fix: Fix,
  more: Pick<CodeAction, 'kind' | 'solves'>,
): readonly CodeAction[] {
  const yaml = file.documents[at.document];
  if (!yaml || !fix.changes.every(change => canChange(yaml, change))) return [];
  const edits = fixEdits(file, at, fix).map(({ span, newText }) => ({ range: file.range(span), newText }));
  return edits.length === 0 ? [] : [{ ...more, title: fix.title, preferred: false, edits }];
}

/** The innermost object around a place. */
function targetAt({ file }: OpenDocument, { document, path }: Pick<PlacedFinding, 'document' | 'path'>) {
  return objectsIn(file)
    .filter(one => one.document === document && one.form === 'object' && isIn(path, one.path))
    .at(-1);
}

const containerAt = (target: LintObject, path: Path): Container | undefined =>
  podContainers(target).find(container => isIn(path, container.path));

const isIn = (path: Path, outer: Path): boolean => outer.every((step, i) => step === path[i]);
