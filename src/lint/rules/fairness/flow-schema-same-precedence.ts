import * as l10n from '@vscode/l10n';
import { isAskedBefore } from '../../../fairness/flow-schema';
import type { Path } from '../../../yaml/place';
import { isFlowControlKind } from '../../../fairness/group';
import { isPartOf, overlap, requestSets } from '../../../fairness/request-sets';
import { isBuiltInSchema, otherSchemas, schemaOf, type Schema } from '../../flow-control/schemas';
import { flowSchemaPage } from '../../pages';
import type { Finding, Fix, LintObject, Rule } from '../../rule';

export const flowSchemaSamePrecedence: Rule = {
  meta: {
    id: 'flow-schema-same-precedence',
    title: 'Two FlowSchemas of one precedence that match the same requests',
    severity: 'warning',
    category: 'fairness',
    acrossFiles: true,
    why: 'Of two FlowSchemas with the same `matchingPrecedence` the one whose name comes first in the alphabet takes a request that both match. A later rename silently moves requests to another priority level. Without `matchingPrecedence` it is 1000.',
    whatToDo: 'Give each its own number; the lowest is asked first. Leave gaps for what comes later.',
    links: [flowSchemaPage],
  },
  about: { kinds: ['FlowSchema'] },
  check(target, context) {
    const schema = isFlowControlKind(target.object, 'FlowSchema') ? schemaOf(target) : undefined;
    if (!schema || isBuiltInSchema(schema.name)) return [];
    // Of the two, the one that is asked later speaks.
    return otherSchemas(schema.name, context)
      .filter(other => other.precedence === schema.precedence && isAskedBefore(other, schema))
      .filter(other => isPartlyTaken(schema, other))
      .slice(0, 1)
      .map(other => finding(target, schema, other));
  },
};

/** Some requests in both, but not all of them: that is flow-schema-shadowed. */
function isPartlyTaken(schema: Schema, other: Schema): boolean {
  const [own, theirs] = [requestSets(schema.rules), requestSets(other.rules)];
  if (own.every(part => theirs.some(whole => isPartOf(part, whole)))) return false;
  return own.some(part => theirs.some(whole => overlap(part, whole)));
}

function finding(target: LintObject, { precedence }: Schema, { name, of }: Schema): Finding {
  const path = [...target.path, 'spec', 'matchingPrecedence'];
  return {
    path,
    message: l10n.t`FlowSchema "${name}" has precedence ${precedence} too and matches some of the same requests; it takes them because its name comes first. Give each its own matchingPrecedence.`,
    fixes: [
      ...(precedence > 2 ? [suggest(path, precedence - 1, l10n.t`Ask this one before it: ${precedence - 1}`)] : []),
      ...(precedence < 10_000 ? [suggest(path, precedence + 1, l10n.t`Ask this one after it: ${precedence + 1}`)] : []),
    ],
    related: of
      ? [{ of, path: [...of.path, 'metadata', 'name'], message: l10n.t`Asked first, with the same precedence` }]
      : [],
  };
}

function suggest(path: Path, value: number, title: string): Fix {
  return { title, safe: false, changes: [{ op: 'set', path, value }], placeholder: path };
}
