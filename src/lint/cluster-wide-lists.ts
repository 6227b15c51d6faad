import { asList, asRecord, asString, nameOf } from '../kubernetes/object';
import { ofKind } from './of-kind';
import type { LintContext, LintObject } from './rule';

export interface ServiceAccount {
  readonly namespace: string;
  readonly name: string;
}

/** Roles of every cluster that may list everything they cover, in all namespaces when bound cluster-wide. */
const builtInListers = ['cluster-admin', 'admin', 'edit', 'view'];

/** The ClusterRoleBinding of this file that lets `account` list or watch in all namespaces. */
export function clusterWideLister(account: ServiceAccount, context: LintContext): LintObject | undefined {
  return ofKind(context, 'ClusterRoleBinding').find(({ object }) => {
    if (!bindsTo(account, object['subjects'])) return false;
    const role = asString(asRecord(object['roleRef'])['name']) ?? '';
    return (
      builtInListers.includes(role) ||
      ofKind(context, 'ClusterRole').some(({ object: other }) => nameOf(other) === role && mayList(other))
    );
  });
}

function bindsTo(account: ServiceAccount, subjects: unknown): boolean {
  return asList(subjects)
    .map(asRecord)
    .some(subject => {
      if (subject['kind'] !== 'ServiceAccount') return false;
      return subject['name'] === account.name && subject['namespace'] === account.namespace;
    });
}

function mayList(role: Readonly<Record<string, unknown>>): boolean {
  return asList(role['rules'])
    .map(asRecord)
    .some(rule => {
      const verbs = asList(rule['verbs']);
      const resources = asList(rule['resources']);
      return (
        resources.length > 0 && !rule['resourceNames'] && ['list', 'watch', '*'].some(verb => verbs.includes(verb))
      );
    });
}

/** True when a FlowSchema of this file names `account`, as a ServiceAccount, a user or its namespace's group. */
export function hasFlowSchema(account: ServiceAccount, context: LintContext): boolean {
  return ofKind(context, 'FlowSchema').some(({ object }) => {
    const rules = asList(asRecord(object['spec'])['rules']);
    return rules.some(rule => asList(asRecord(rule)['subjects']).some(subject => names(subject, account)));
  });
}

function names(subject: unknown, { namespace, name }: ServiceAccount): boolean {
  const fields = asRecord(subject);
  const account = asRecord(fields['serviceAccount']);
  if (account['name'] !== undefined)
    return account['namespace'] === namespace && (account['name'] === name || account['name'] === '*');
  if (asRecord(fields['user'])['name'] === `system:serviceaccount:${namespace}:${name}`) return true;
  return asRecord(fields['group'])['name'] === `system:serviceaccounts:${namespace}`;
}
