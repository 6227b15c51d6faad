import { expect, test } from 'vitest';
import { applyEdits } from '../../../yaml/apply';
import { readYaml } from '../../../yaml/read';
import { fixEdits } from '../../fix';
import { found as foundBeside, nothingElse } from '../../found.test-data';
import { lint } from '../../lint';

const rule = 'flow-schema-missing';
const found = (id: string, text: string) => foundBeside(id, text, nothingElse);
const workload =
  'apiVersion: apps/v1\nkind: DaemonSet\nmetadata: { name: a, namespace: team }\nspec: { template: { spec: { serviceAccountName: agent, containers: [] } } }\n';
const document = (kind: string, fields: string, group = 'rbac.authorization.k8s.io'): string =>
  `---\napiVersion: ${group}/v1\nkind: ${kind}\n${fields}\n`;
const binding = (role: string, subject = 'kind: ServiceAccount, name: agent, namespace: team'): string =>
  document(
    'ClusterRoleBinding',
    `metadata: { name: b }\nsubjects: [{ ${subject} }]\nroleRef: { kind: ClusterRole, name: ${role} }`,
  );
const role = (rules: string): string => document('ClusterRole', `metadata: { name: r }\nrules: [{ ${rules} }]`);
const lists = role('apiGroups: [""], verbs: [list], resources: [pods]');
const flowSchema = (subject: string): string =>
  document(
    'FlowSchema',
    `metadata: { name: f }\nspec: { rules: [{ subjects: [{ ${subject} }] }] }`,
    'flowcontrol.apiserver.k8s.io',
  );

test.each([
  ['no binding', workload, 0],
  ['a ClusterRole that may list', workload + binding('r') + lists, 1],
  [
    'a ClusterRole that may watch',
    workload + binding('r') + role('apiGroups: [""], verbs: [watch], resources: [pods]'),
    1,
  ],
  [
    'a ClusterRole that may do everything',
    workload + binding('r') + role('apiGroups: ["*"], verbs: ["*"], resources: ["*"]'),
    1,
  ],
  ['a ClusterRole that may get', workload + binding('r') + role('verbs: [get], resources: [pods]'), 0],
  [
    'a ClusterRole of named objects',
    workload + binding('r') + role('verbs: [list], resources: [pods], resourceNames: [a]'),
    0,
  ],
  ['a ClusterRole of addresses', workload + binding('r') + role('verbs: ["*"], nonResourceURLs: ["*"]'), 0],
  ['a ClusterRole that is not in the file', workload + binding('r'), 0],
  ['the built-in view', workload + binding('view'), 1],
  [
    'a Role',
    workload +
      document(
        'RoleBinding',
        'metadata: { name: b, namespace: team }\nsubjects: [{ kind: ServiceAccount, name: agent, namespace: team }]\nroleRef: { kind: Role, name: r }',
      ) +
      document('Role', 'metadata: { name: r, namespace: team }\nrules: [{ verbs: [list], resources: [pods] }]'),
    0,
  ],
  [
    'a ClusterRole bound in one namespace',
    workload + binding('r').replace('ClusterRoleBinding', 'RoleBinding') + lists,
    0,
  ],
  [
    'a binding of another account',
    workload + binding('r', 'kind: ServiceAccount, name: other, namespace: team') + lists,
    0,
  ],
  [
    'a binding of the namesake elsewhere',
    workload + binding('r', 'kind: ServiceAccount, name: agent, namespace: x') + lists,
    0,
  ],
  [
    'the default account',
    workload.replace('serviceAccountName: agent, ', '') +
      binding('view', 'kind: ServiceAccount, name: default, namespace: team'),
    1,
  ],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test.each([
  ['the account', 'kind: ServiceAccount, serviceAccount: { name: agent, namespace: team }', 0],
  ['all accounts of the namespace', 'kind: ServiceAccount, serviceAccount: { name: "*", namespace: team }', 0],
  ['its user name', 'kind: User, user: { name: "system:serviceaccount:team:agent" }', 0],
  ['the group of its namespace', 'kind: Group, group: { name: "system:serviceaccounts:team" }', 0],
  ['another account', 'kind: ServiceAccount, serviceAccount: { name: other, namespace: team }', 1],
  ['every account, as the built-in one', 'kind: Group, group: { name: "system:serviceaccounts" }', 1],
])('a FlowSchema of %s', (_, subject, findings) => {
  expect(found(rule, workload + binding('r') + lists + flowSchema(subject))).toHaveLength(findings);
});

test('the suggestion writes a level and a FlowSchema that leave nothing to say', () => {
  const account = '---\napiVersion: v1\nkind: ServiceAccount\nmetadata: { name: agent, namespace: team }\n';
  const text = workload + account + binding('r') + lists;
  const [finding] = found(rule, text);
  const fix = finding?.fixes[0];
  if (!finding || !fix) return expect.fail('no suggestion');
  expect(fix.safe).toBe(false);
  const file = readYaml(applyEdits(text, fixEdits(readYaml(text), finding, fix)));
  expect(file.documents.slice(-2).map(({ value }) => value)).toMatchObject([
    { kind: 'PriorityLevelConfiguration' },
    { kind: 'FlowSchema' },
  ]);
  expect(lint(file, { neighbours: nothingElse }).findings.filter(({ severity }) => severity !== 'hint')).toEqual([]);
});

test('a FlowSchema that may stand where nobody looks keeps it silent', () => {
  expect(foundBeside(rule, workload + binding('r') + lists)).toEqual([]);
});

test.each([
  ['crd.projectcalico.org', 'also crd.projectcalico.org (Calico), and'],
  ['cilium.io', 'also cilium.io (Cilium), and'],
  ['apps', 'may list all namespaces and has'],
])('of %s it says: %s', (group, words) => {
  const own = role(`verbs: [list], apiGroups: ["", ${group}], resources: ["*"]`);
  expect(found(rule, workload + binding('r') + own)[0]?.message).toContain(words);
});

test('in kube-system the suggestion stands before the built-in schema of its ServiceAccounts', () => {
  const text = (workload + binding('r') + lists).replaceAll('namespace: team', 'namespace: kube-system');
  const [finding] = found(rule, text);
  expect(JSON.stringify(finding?.fixes)).toContain('"matchingPrecedence":850');
});

test.each(['Job', 'CronJob', 'Pod'])('a %s lists once', kind => {
  expect(found(rule, workload.replace('DaemonSet', kind) + binding('r') + lists)).toEqual([]);
});
