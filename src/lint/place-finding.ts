import { asString, nameOf, namespaceOf } from '../kubernetes/object';
import { canChange } from '../yaml/can-change';
import type { YamlFile } from '../yaml/document';
import type { ActiveRule } from './active-rules';
import type { Neighbours } from './neighbours';
import type { ObjectIdentity, PlacedFinding, PlacedRelated } from './placed-finding';
import { placeOf } from './placing';
import type { Finding, LintContext, LintObject, Related } from './rule';

/** A finding with its place in the text; none when it rests on a value from a template. */
export function placeFinding(
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
