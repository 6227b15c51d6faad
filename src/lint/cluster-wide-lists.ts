import { asList, asRecord, asString, groupOf, nameOf, textOf } from '../kubernetes/object';
import { isFlowControlKind } from '../fairness/group';
import { ofKind, ofKindWith } from './of-kind';
import type { LintContext, LintObject } from './rule';

export interface ServiceAccount {
  readonly namespace: string;
  readonly name: string;
}

/** What lets an account list or watch in all namespaces. */
export interface ClusterWideLister {
  readonly binding: LintObject;
  /** API groups that the role names; not "*". */
  readonly groups: readonly string[];
}

const rbac = 'rbac.authorization.k8s.io';
/** Roles of every cluster that may list everything they cover, in all namespaces when bound cluster-wide. */
const builtInListers = ['cluster-admin', 'admin', 'edit', 'view'];
/** Verbs that make the API server read and send a whole collection. */
const listing = ['list', 'watch', '*'];

/** The ClusterRoleBinding of this file and its neighbours that lets `account` list or watch in all namespaces. */
export function clusterWideLister(account: ServiceAccount, context: LintContext): ClusterWideLister | undefined {
  const bindings = ofKindWith(context, 'ClusterRoleBinding', boundAccounts, `${account.namespace}/${account.name}`);
  for (const binding of bindings) {
    if (groupOf(binding.object) !== rbac) continue;
    const role = asString(asRecord(binding.object['roleRef'])['name']) ?? '';
    if (builtInListers.includes(role)) return { binding, groups: [] };
    const roles = ofKind(context, 'ClusterRole').filter(({ object }) => nameOf(object) === role);
    const groups = roles.flatMap(({ object }) => listedGroups(object));
    if (groups.length > 0) return { binding, groups: [...new Set(groups)].filter(group => group !== '*') };
  }
  return undefined;
}

/** `namespace/name` of every ServiceAccount that a binding is for. */
function boundAccounts({ object }: LintObject): readonly string[] {
  return asList(object['subjects'])
    .map(asRecord)
    .filter(subject => subject['kind'] === 'ServiceAccount')
    .map(subject => `${textOf(subject['namespace'])}/${textOf(subject['name'])}`);
}

/** API groups of which a role may list or watch something, by any name. */
function listedGroups(role: Readonly<Record<string, unknown>>): readonly string[] {
  return asList(role['rules'])
    .map(asRecord)
    .filter(rule => {
      const verbs = asList(rule['verbs']);
      const isOfAll = asList(rule['resources']).length > 0 && asList(rule['resourceNames']).length === 0;
      return isOfAll && listing.some(verb => verbs.includes(verb));
    })
    .flatMap(rule => asList(rule['apiGroups']).map(textOf));
}

/** True when a FlowSchema names `account`: as a ServiceAccount, a user or its namespace's group. A template could name any. */
export function namesAccount({ object }: LintObject, account: ServiceAccount): boolean {
  if (!isFlowControlKind(object, 'FlowSchema')) return false;
  return asList(asRecord(object['spec'])['rules']).some(rule =>
    asList(asRecord(rule)['subjects']).some(subject => isNamed(subject, account)),
  );
}

function isNamed(subject: unknown, { namespace, name }: ServiceAccount): boolean {
  const fields = asRecord(subject);
  const account = asRecord(fields['serviceAccount']);
  if (account['name'] !== undefined)
    return account['namespace'] === namespace && (account['name'] === name || account['name'] === '*');
  if (asRecord(fields['user'])['name'] === `system:serviceaccount:${namespace}:${name}`) return true;
  return asRecord(fields['group'])['name'] === `system:serviceaccounts:${namespace}`;
}
