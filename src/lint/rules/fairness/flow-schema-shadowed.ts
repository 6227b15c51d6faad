import * as l10n from '@vscode/l10n';
import { isAskedBefore } from '../../../fairness/flow-schema';
import { isFlowControlKind } from '../../../fairness/group';
import { levelExists } from '../../flow-control/levels';
import { isPartOf, requestSets, type RequestSet } from '../../../fairness/request-sets';
import { isBuiltInSchema, otherSchemas, schemaOf, type Schema } from '../../flow-control/schemas';
import { flowSchemaPage } from '../../pages';
import type { Finding, Fix, LintContext, LintObject, Rule } from '../../rule';

export const flowSchemaShadowed: Rule = {
  meta: {
    id: 'flow-schema-shadowed',
    title: 'FlowSchema that no request ever reaches',
    severity: 'warning',
    category: 'fairness',
    acrossFiles: true,
    why: [
      'The API server asks FlowSchemas from the lowest `matchingPrecedence` up, and the first that matches takes the request. A schema behind one that matches everything it could match is never used, and nothing says so.',
      'The usual way: a schema for a ServiceAccount at 9000 or above. The built-in `service-accounts` (9000) takes every request of every ServiceAccount, and `kube-system-service-accounts` (900) those of kube-system.',
    ].join('\n\n'),
    whatToDo:
      'Set `matchingPrecedence` below that of the schema named in the message. `kubectl get --raw /debug/api_priority_and_fairness/dump_requests` shows where requests wait.',
    links: [flowSchemaPage],
  },
  about: { kinds: ['FlowSchema'] },
  check(target, context) {
    const schema = isFlowControlKind(target.object, 'FlowSchema') ? schemaOf(target) : undefined;
    if (!schema || isBuiltInSchema(schema.name)) return [];
    const parts = requestSets(schema.rules);
    const earlier = earlierThan(schema, context);
    const takers = parts.map(part => earlier.filter(({ sets }) => sets.some(whole => isPartOf(part, whole))));
    if (parts.length === 0 || takers.some(list => list.length === 0)) return [];
    return [finding(target, takers)];
  },
};

interface Earlier {
  readonly schema: Schema;
  readonly sets: readonly RequestSet[];
}

/** Those that are asked before; one without a level is skipped by the server. */
function earlierThan(schema: Schema, context: LintContext): readonly Earlier[] {
  return otherSchemas(schema.name, context)
    .filter(other => isAskedBefore(other, schema) && levelExists(other.level, context))
    .sort((a, b) => (isAskedBefore(a, b) ? -1 : 1))
    .map(other => ({ schema: other, sets: requestSets(other.rules) }));
}

function finding(target: LintObject, takers: readonly (readonly Earlier[])[]): Finding {
  const first = [...new Set(takers.flatMap(list => list.slice(0, 1).map(({ schema }) => schema)))];
  const names = first.map(({ name, precedence }) => `"${name}" (${precedence})`).join(', ');
  const path = [...target.path, 'spec', 'matchingPrecedence'];
  // Below the first that takes its first requests, so that these at least reach it.
  const below = takers[0]?.[0]?.schema.precedence ?? 0;
  const message =
    first.length === 1
      ? l10n.t`FlowSchema ${names} is asked before and takes every request that this one could match. Set matchingPrecedence below ${below}.`
      : l10n.t`FlowSchemas ${names} are asked before and together take every request that this one could match. Set matchingPrecedence below ${below}.`;
  const related = first.flatMap(({ of }) =>
    of ? [{ of, path: [...of.path, 'metadata', 'name'], message: l10n.t`Takes the requests first` }] : [],
  );
  return { path, message, fixes: fixes(path, below), related };
}

function fixes(path: Finding['path'], below: number): readonly Fix[] {
  const value = below > 200 ? below - 100 : below - 1;
  if (value < 2) return [];
  const changes = [{ op: 'set' as const, path, value }];
  return [{ title: l10n.t`Set matchingPrecedence to ${value}`, safe: false, changes, placeholder: path }];
}
