import { asString, nameOf, namespaceOf } from '../kubernetes/object';
import { objectsOf } from '../kubernetes/list';
import { canChange } from '../yaml/can-change';
import type { YamlFile } from '../yaml/document';
import { formsIn, type Form } from './forms';
import { noNeighbours, type Neighbours } from './neighbours';
import type { ObjectIdentity, PlacedFinding, PlacedRelated } from './placed-finding';
import { placeOf } from './placing';
import type { Finding, LintContext, LintObject, Measured, Related, Rule, RuleOptions, Severity } from './rule';
import { asSet, defaultRuleSettings, settingOf, type RuleSettings } from './rule-settings';
import { rules } from './rules';
import { commentSuppressions, suppressedByAnnotation } from './suppressions';
import { syntaxFindings } from './yaml-syntax';

export interface LintOptions {
  /** Also give findings of severity hint. */
  readonly hints?: boolean;
  /** Objects of other files; none when absent. */
  readonly neighbours?: Neighbours;
  /** What .headroom.yaml says for this file. */
  readonly settings?: RuleSettings;
  /** What containers were seen to use; suggestions take it before any other value. */
  readonly measured?: Measured;
}

export interface LintResult {
  /** In the order of the text. */
  readonly findings: readonly PlacedFinding[];
}

/** Checks every Kubernetes object of a file by every rule. Other YAML is silent; what cannot be parsed is `yaml-syntax`. */
export function lint(file: YamlFile, options: LintOptions = {}): LintResult {
  const objects = objectsIn(file);
  const { neighbours = noNeighbours, measured, settings = defaultRuleSettings } = options;
  const context: LintContext = { objects, neighbours, ...(measured ? { measured } : {}) };
  const active = activeRules(settings);
  const isSuppressed = commentSuppressions(file);
  const found = objects.flatMap(target => active.flatMap(rule => checked(file, rule, target, context)));
  const findings = [...asSet(syntaxFindings(file), settings), ...found]
    .filter(finding => options.hints || finding.severity !== 'hint')
    .filter(finding => !isSuppressed(finding));
  return { findings: withoutRepeats(findings).sort((a, b) => a.span.start - b.span.start) };
}

/** Objects with apiVersion and kind, List items one by one; then the parts of documents that have another form. */
export function objectsIn(file: YamlFile): readonly LintObject[] {
  const objects = objectsOf(file.documents).map(placed => ({ ...placed, form: 'object' as const }));
  const parts = file.documents.flatMap(({ value }, document) => formsIn(value).map(part => ({ ...part, document })));
  return parts.length === 0 ? objects : [...objects, ...parts];
}

/** A rule that speaks in this file, and how. */
interface ActiveRule {
  readonly rule: Rule;
  readonly severity?: Severity;
  readonly options: RuleOptions;
}

function activeRules(settings: RuleSettings): readonly ActiveRule[] {
  return rules.flatMap(rule => {
    const setting = settingOf(rule, settings);
    return setting === 'off' ? [] : [{ rule, ...setting }];
  });
}

const objectsOnly: readonly Form[] = ['object'];

function checked(
  file: YamlFile,
  active: ActiveRule,
  target: LintObject,
  context: LintContext,
): readonly PlacedFinding[] {
  const { rule, options } = active;
  if (!(rule.forms ?? objectsOnly).includes(target.form)) return [];
  const findings = rule.check(target, context, options);
  if (findings.length === 0 || suppressedByAnnotation(rule.meta, target.object)) return [];
  return findings.flatMap(finding => placed(file, active, target, context, finding));
}

function placed(
  file: YamlFile,
  { rule: { meta }, severity }: ActiveRule,
  target: LintObject,
  { neighbours }: LintContext,
  finding: Finding,
): readonly PlacedFinding[] {
  const document = file.documents[target.document];
  if (!document || document.templated(finding.path) || finding.related?.some(one => isTemplatedPlace(file, one)))
    return [];
  const { path, span } = placeOf(file.text, document, finding);
  return [
    {
      rule: meta.id,
      severity: severity ?? finding.severity ?? meta.severity,
      message: finding.message,
      span,
      range: file.range(span),
      path,
      document: target.document,
      object: target.form === 'object' ? identityOf(target) : null,
      fixes: (finding.fixes ?? []).filter(({ changes }) => changes.every(change => canChange(document, change))),
      related: (finding.related ?? []).flatMap(one => placedRelated(file, neighbours, one)),
    },
  ];
}

/** A finding that rests on a value from a template is not sure. */
function isTemplatedPlace(file: YamlFile, { of, path }: Related): boolean {
  return of.file === undefined && (file.documents[of.document]?.templated(path) ?? false);
}

function placedRelated(
  file: YamlFile,
  neighbours: Neighbours,
  { of, path, message }: Related,
): readonly PlacedRelated[] {
  if (of.file !== undefined) return [{ file: of.file, range: neighbours.rangeOf(of, path), message }];
  const document = file.documents[of.document];
  return document ? [{ range: file.range(placeOf(file.text, document, { path }).span), message }] : [];
}

function identityOf({ object }: LintObject): ObjectIdentity {
  const namespace = namespaceOf(object);
  const name = nameOf(object);
  return {
    apiVersion: asString(object.apiVersion) ?? '',
    kind: asString(object.kind) ?? '',
    ...(namespace === undefined ? {} : { namespace }),
    ...(name === undefined ? {} : { name }),
  };
}

/** An anchor used twice is one text: say a thing about it once. */
function withoutRepeats(findings: readonly PlacedFinding[]): PlacedFinding[] {
  const seen = new Set<string>();
  return findings.filter(({ rule, span, message }) => {
    const key = `${rule} ${span.start} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}
