import type { YamlFile } from '../yaml/document';
import { activeRules, rulesAbout, withoutHints, type ActiveRule } from './active-rules';
import { watch, type Watch } from './looking';
import { recallOf, type DocumentRecord, type LintMemory, type LintRun, type Outcome } from './memory';
import { noNeighbours, type Neighbours } from './neighbours';
import type { ClusterFacts } from './cluster-facts';
import { objectsIn } from './objects-in';
import { placeFinding } from './place-finding';
import type { PlacedFinding } from './placed-finding';
import type { LintContext, LintObject } from './rule';
import { asSet, defaultRuleSettings, type RuleSettings } from './rule-settings';
import { startOf } from './shifted-finding';
import { commentSuppressions, suppressedByAnnotation } from './suppressions';
import { syntaxFindings } from './yaml-syntax';

export { objectsIn } from './objects-in';

export interface LintOptions {
  /** Also give findings of severity hint. */
  readonly hints?: boolean;
  /** Objects of other files; none when absent. */
  readonly neighbours?: Neighbours;
  /** What .headroom.yaml says for this file. */
  readonly settings?: RuleSettings;
  /** What is known of the cluster into which the file goes. */
  readonly cluster?: ClusterFacts;
}

export interface LintResult {
  /** In the order of the text. */
  readonly findings: readonly PlacedFinding[];
}

/**
 * Checks every Kubernetes object of a file by every rule. Other YAML is silent; what cannot be parsed is `yaml-syntax`.
 * With a `memory` that lints of the same file share, what cannot have changed is not checked again; read the file with
 * the reading before as `previous`.
 */
export function lint(file: YamlFile, options: LintOptions = {}, memory: LintMemory = {}): LintResult {
  const objects = objectsIn(file);
  const { neighbours = noNeighbours, cluster, settings = defaultRuleSettings } = options;
  const context: LintContext = {
    objects,
    neighbours,
    ...(cluster ? { cluster } : {}),
  };
  const isSuppressed = commentSuppressions(file);
  const lines = file.documents.map((_, document) => startOf(file, document).line);
  const all = activeRules(settings);
  const run = { context, active: options.hints ? all : withoutHints(all), lines, elsewhere: neighbours.revision };
  const findings = [...asSet(syntaxFindings(file), settings), ...checkAll(file, run, memory)]
    .filter(finding => options.hints || finding.severity !== 'hint')
    .filter(finding => !isSuppressed(finding));
  return { findings: withoutRepeats(findings.sort((a, b) => a.span.start - b.span.start)) };
}

/** What every rule says of every object; what is sure from the last run is taken from there. */
function checkAll(file: YamlFile, run: LintRun, memory: LintMemory): readonly PlacedFinding[] {
  const watching = watch(run.context);
  const recall = recallOf(memory, run, file);
  const documents = new Map<unknown, DocumentRecord>();
  const found: PlacedFinding[] = [];
  for (const target of run.context.objects) {
    const value = file.documents[target.document]?.value;
    const record = documents.get(value) ?? newRecord(file, target.document);
    documents.set(value, record);
    const check = (active: ActiveRule): Outcome => checked(file, active, target, watching);
    const known = recall.outcomes(target, record.outcomes.length);
    const outcomes = known
      ? known.map(outcome => (recall.isStill(outcome) ? outcome : check(outcome.active)))
      : rulesAbout(run.active, target)
          .map(check)
          .filter(({ findings, looked }) => looked !== undefined || findings.length > 0);
    record.outcomes.push(outcomes);
    for (const { findings } of outcomes) found.push(...findings);
  }
  memory.last = { ...run, documents };
  return found;
}

function newRecord(file: YamlFile, document: number): DocumentRecord {
  const { start, line } = startOf(file, document);
  return { start, line, document, outcomes: [] };
}

function checked(file: YamlFile, active: ActiveRule, target: LintObject, { context, during }: Watch): Outcome {
  const { rule, options } = active;
  const { result, looked } = during(() => {
    const findings = rule.check(target, context, options);
    if (findings.length === 0 || suppressedByAnnotation(rule.meta, target.object)) return [];
    return findings.flatMap(finding => placeFinding(file, active, target, context, finding));
  });
  return { active, findings: result, looked };
}

/** An anchor used twice is one text: say a thing about it once. `findings` are in the order of the text. */
function withoutRepeats(findings: readonly PlacedFinding[]): readonly PlacedFinding[] {
  return findings.filter(({ rule, span, message }, index) => {
    for (let before = index - 1; findings[before]?.span.start === span.start; before--) {
      if (findings[before]?.rule === rule && findings[before]?.message === message) return false;
    }
    return true;
  });
}
