import type { Range } from '../yaml/place';
import { fixAll, hasSafeFix } from './actions/fix-all';
import { ignoreHere, ignoreInObject } from './actions/ignore';
import { quickFixes } from './actions/quick-fixes';
import { quickFixesFromUse, rewritesFromUse, withUse } from './actions/from-use';
import type { OpenDocument } from './document';
import * as l10n from '@vscode/l10n';
import type { PlacedFinding } from '../lint/placed-finding';
import type { UseFacts } from '../lint/use/use-facts';

/** A replacement in the text of the document. */
export interface Replacement {
  readonly range: Range;
  readonly newText: string;
}

/** A change that an editor offers. */
export interface CodeAction {
  readonly title: string;
  readonly kind: 'quickfix' | 'refactor.rewrite' | 'source.fixAll.headroom';
  /** The only right fix: editors may take it without asking which. */
  readonly preferred: boolean;
  readonly edits: readonly Replacement[];
  /** Rule and place of the diagnostic that it solves. */
  readonly solves?: { readonly code: string; readonly range: Range };
  /** What a person will want to type over, in the text after the edits. */
  readonly placeholder?: Range;
  /** The edits are those of `fixAll` for this rule, or for all: worked out when they are asked for. */
  readonly later?: { readonly rule?: string };
  /** Instead of edits: the rule is turned off for the folder, in its .headroom.yaml; see `turnOff`. */
  readonly turnsOff?: string;
}

/** Of more findings at once nobody reads the fixes. */
const mostFindings = 30;

/**
 * Fixes of the findings that touch `range`, ways to silence them, ways to set requests from `use` where somebody has seen it,
 * and ways to make every safe fix of the document; of the kinds that are wanted.
 */
export function codeActions(
  document: OpenDocument,
  range: Range,
  isWanted: (kind: CodeAction['kind']) => boolean = () => true,
  use?: UseFacts,
): readonly CodeAction[] {
  return [
    ...(isWanted('quickfix') ? quickFixesAt(document, range, use) : []),
    ...(use && isWanted('refactor.rewrite') ? rewritesFromUse(document, range, use) : []),
    ...(isWanted('source.fixAll.headroom') && hasSafeFix(document) ? [all] : []),
  ];
}

function quickFixesAt(document: OpenDocument, range: Range, use: UseFacts | undefined): readonly CodeAction[] {
  const { file } = document;
  const [start, end] = [file.offset(range.start), file.offset(range.end)];
  const touched = document
    .findings()
    .filter(({ span }) => span.start <= end && start <= span.end)
    .slice(0, mostFindings);
  return [
    ...touched.flatMap(finding => quickFixes(document, use ? withUse(document, finding, use) : finding)),
    ...(use ? quickFixesFromUse(document, touched, use) : []),
    ...perRule(touched).flatMap(finding => fixRule(document, finding)),
    ...perRule(touched).flatMap(finding => silencing(document, finding)),
  ];
}

const all: CodeAction = {
  get title() {
    return l10n.t`Fix all safe problems`;
  },
  kind: 'source.fixAll.headroom',
  preferred: false,
  edits: [],
  later: {},
};

/** Several findings of one rule are silenced in one way; the first stands for them. */
function perRule(findings: readonly PlacedFinding[]): readonly PlacedFinding[] {
  return findings.filter(({ rule }, index) => findings.findIndex(other => other.rule === rule) === index);
}

function fixRule(document: OpenDocument, { rule, range }: PlacedFinding): readonly CodeAction[] {
  const isFixable = ({ rule: other, fixes }: PlacedFinding) => other === rule && fixes.some(({ safe }) => safe);
  if (document.findings().filter(isFixable).length < 2) return [];
  const title = l10n.t`Fix all of ${rule} in this file`;
  return [{ title, kind: 'quickfix', preferred: false, edits: [], later: { rule }, solves: { code: rule, range } }];
}

function silencing(document: OpenDocument, finding: PlacedFinding): readonly CodeAction[] {
  const { rule, range } = finding;
  const common = { kind: 'quickfix', preferred: false, edits: [], solves: { code: rule, range } } as const;
  const here = ignoreHere(document, finding);
  const inObject = ignoreInObject(document, finding);
  return [
    ...(here ? [{ ...common, title: l10n.t`Ignore ${rule} here`, edits: here }] : []),
    ...(inObject ? [{ ...common, title: l10n.t`Ignore ${rule} in this object`, edits: inObject }] : []),
    { ...common, title: l10n.t`Turn ${rule} off in this folder`, turnsOff: rule },
  ];
}

export { fixAll };
