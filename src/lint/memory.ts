import type { YamlFile } from '../yaml/document';
import type { ActiveRule } from './active-rules';
import { changesBetween, differing } from './changes-between';
import type { Looked } from './looking';
import { shifted, shiftOf, type Shift, type Start } from './shifted-finding';
import type { PlacedFinding } from './placed-finding';
import type { LintContext, LintObject } from './rule';

/** What one rule said of one object, and what it looked at for it. */
export interface Outcome {
  readonly active: ActiveRule;
  readonly findings: readonly PlacedFinding[];
  readonly looked: Looked | undefined;
}

/** What is known of a document: where it stood, and by object what was said; rules that saw and said nothing are left out. */
export interface DocumentRecord extends Start {
  readonly document: number;
  readonly outcomes: (readonly Outcome[])[];
}

/** One lint of a file. */
export interface LintRun {
  readonly context: LintContext;
  readonly active: readonly ActiveRule[];
  /** The line at which each document begins. */
  readonly lines: readonly number[];
  /** `revision` of the neighbours. */
  readonly elsewhere: number | undefined;
}

/** What was found last, for the next lint of nearly the same file; see `lint`. Start with an empty one. */
export interface LintMemory {
  last?: LintRun & {
    /** By the value of the document, which stays the very same while its text does. */
    readonly documents: ReadonlyMap<unknown, DocumentRecord>;
  };
}

/** What the lint before still says. */
export interface Recall {
  /** Of the object that is number `index` in its document; undefined when nothing is known of it. */
  outcomes(target: LintObject, index: number): readonly Outcome[] | undefined;
  /** Whether the rule looked at something that is the same now. */
  isStill(outcome: Outcome): boolean;
}

/** Compares a lint with the one before it. */
export function recallOf({ last }: LintMemory, run: LintRun, file: YamlFile): Recall {
  const isOther = last?.active !== run.active || last.context.cluster !== run.context.cluster;
  if (!last || isOther) return { outcomes: () => undefined, isStill: () => false };
  const isSeen = seenAgain(last, run);
  const isUnmoved = last.lines.length === run.lines.length && last.lines.every((line, i) => line === run.lines[i]);
  return {
    outcomes(target, index) {
      const record = last.documents.get(file.documents[target.document]?.value);
      const known = record?.outcomes[index];
      if (!record || !known) return undefined;
      const shift = shiftOf(file, target.document, record);
      return isStanding(shift, record) ? known : known.map(outcome => moved(outcome, shift));
    },
    // What a finding points at stands in another document, which may have moved.
    isStill: ({ findings, looked }) =>
      (isUnmoved || findings.every(({ related }) => related.length === 0)) && (looked === undefined || isSeen(looked)),
  };
}

function moved(outcome: Outcome, shift: Shift): Outcome {
  if (outcome.findings.length === 0) return outcome;
  return { ...outcome, findings: outcome.findings.map(finding => shifted(finding, shift)) };
}

function isStanding({ document, characters, lines }: Shift, record: DocumentRecord): boolean {
  return characters === 0 && lines === 0 && document === record.document;
}

/** Whether everything that was looked at is the very same as before. */
function seenAgain(last: LintRun, run: LintRun): (looked: Looked) => boolean {
  const changes = changesBetween(last.context, run.context);
  let all: boolean | undefined;
  const isAllSame = (): boolean =>
    (all ??=
      differing(last.context.objects, run.context.objects).length === 0 &&
      differing(last.context.neighbours.objects, run.context.neighbours.objects).length === 0);
  const isElsewhereSame = last.elsewhere === run.elsewhere;
  return looked =>
    (!looked.all || isAllSame()) &&
    (!looked.elsewhere || isElsewhereSame) &&
    looked.groups.every(group => !changes.inGroup(group)) &&
    [...looked.kinds].every(kind => changes.ofKind(kind).length === 0);
}
