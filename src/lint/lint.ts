import { asString, nameOf, namespaceOf } from '../kubernetes/object';
import { objectsOf } from '../kubernetes/list';
import type { YamlFile } from '../yaml/document';
import type { ObjectIdentity, PlacedFinding } from './placed-finding';
import { placeOf } from './placing';
import type { Finding, LintContext, LintObject, Rule, RuleMeta } from './rule';
import { rules } from './rules';
import { commentSuppressions, suppressedByAnnotation } from './suppressions';
import { syntaxFindings } from './yaml-syntax';

export interface LintOptions {
  /** Also give findings of severity hint. */
  readonly hints?: boolean;
}

export interface LintResult {
  /** In the order of the text. */
  readonly findings: readonly PlacedFinding[];
}

/** Checks every Kubernetes object of a file by every rule. Other YAML is silent; what cannot be parsed is `yaml-syntax`. */
export function lint(file: YamlFile, options: LintOptions = {}): LintResult {
  const objects = objectsIn(file);
  const context: LintContext = { objects };
  const isSuppressed = commentSuppressions(file);
  const found = objects.flatMap(target => rules.flatMap(rule => checked(file, rule, target, context)));
  const findings = [...syntaxFindings(file), ...found]
    .filter(finding => options.hints || finding.severity !== 'hint')
    .filter(finding => !isSuppressed(finding));
  return { findings: withoutRepeats(findings).sort((a, b) => a.span.start - b.span.start) };
}

/** Objects with apiVersion and kind, List items one by one. */
export function objectsIn(file: YamlFile): readonly LintObject[] {
  return objectsOf(file.documents);
}

function checked(file: YamlFile, rule: Rule, target: LintObject, context: LintContext): readonly PlacedFinding[] {
  const findings = rule.check(target, context);
  if (findings.length === 0 || suppressedByAnnotation(rule.meta, target.object)) return [];
  return findings.flatMap(finding => placed(file, rule.meta, target, finding));
}

function placed(file: YamlFile, meta: RuleMeta, target: LintObject, finding: Finding): readonly PlacedFinding[] {
  const document = file.documents[target.document];
  if (!document || document.templated(finding.path)) return [];
  const { path, span } = placeOf(file.text, document, finding);
  const related = (finding.related ?? []).flatMap(({ document: index, path: at, message }) => {
    const other = file.documents[index];
    return other ? [{ range: file.range(placeOf(file.text, other, { path: at }).span), message }] : [];
  });
  return [
    {
      rule: meta.id,
      severity: finding.severity ?? meta.severity,
      message: finding.message,
      span,
      range: file.range(span),
      path,
      document: target.document,
      object: identityOf(target),
      fixes: finding.fixes ?? [],
      related,
    },
  ];
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
