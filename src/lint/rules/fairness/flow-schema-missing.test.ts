import { expect, test } from 'vitest';
import { applyEdits } from '../../../yaml/apply';
import { readYaml } from '../../../yaml/read';
import { fixEdits } from '../../fix';
import { found } from '../../found.test-data';
import { lint } from '../../lint';

const rule = 'flow-schema-missing';
const pod =
  'apiVersion: v1\nkind: Pod\nmetadata: { name: a, namespace: team }\nspec: { serviceAccountName: agent, containers: [] }\n';
const document = (kind: string, fields: string, group = 'rbac.authorization.k8s.io'): string =>
  `---\napiVersion: ${group}/v1\nkind: ${kind}\n${fields}\n`;
const binding = (role: string, subject = 'kind: ServiceAccount, name: agent, namespace: team'): string =>
  document(
    'ClusterRoleBinding',
    `metadata: { name: b }\nsubjects: [{ ${subject} }]\nroleRef: { kind: ClusterRole, name: ${role} }`,
  );
const role = (rules: string): string => document('ClusterRole', `metadata: { name: r }\nrules: [{ ${rules} }]`);
const lists = role('verbs: [list], resources: [pods]');
const flowSchema = (subject: string): string =>
  document(
    'FlowSchema',
    `metadata: { name: f }\nspec: { rules: [{ subjects: [{ ${subject} }] }] }`,
    'flowcontrol.apiserver.k8s.io',
  );

test.each([
  ['no binding', pod, 0],
  ['a ClusterRole that may list', pod + binding('r') + lists, 1],
  ['a ClusterRole that may watch', pod + binding('r') + role('verbs: [watch], resources: [pods]'), 1],
  ['a ClusterRole that may do everything', pod + binding('r') + role('verbs: ["*"], resources: ["*"]'), 1],
  ['a ClusterRole that may get', pod + binding('r') + role('verbs: [get], resources: [pods]'), 0],
  [
    'a ClusterRole of named objects',
    pod + binding('r') + role('verbs: [list], resources: [pods], resourceNames: [a]'),
    0,
  ],
  ['a ClusterRole of addresses', pod + binding('r') + role('verbs: ["*"], nonResourceURLs: ["*"]'), 0],
  ['a ClusterRole that is not in the file', pod + binding('r'), 0],
  ['the built-in view', pod + binding('view'), 1],
  [
    'a Role',
    pod +
      document(
        'RoleBinding',
        'metadata: { name: b, namespace: team }\nsubjects: [{ kind: ServiceAccount, name: agent, namespace: team }]\nroleRef: { kind: Role, name: r }',
      ) +
      document('Role', 'metadata: { name: r, namespace: team }\nrules: [{ verbs: [list], resources: [pods] }]'),
    0,
  ],
  ['a ClusterRole bound in one namespace', pod + binding('r').replace('ClusterRoleBinding', 'RoleBinding') + lists, 0],
  ['a binding of another account', pod + binding('r', 'kind: ServiceAccount, name: other, namespace: team') + lists, 0],
  [
    'a binding of the namesake elsewhere',
    pod + binding('r', 'kind: ServiceAccount, name: agent, namespace: x') + lists,
    0,
  ],
  [
    'the default account',
    pod.replace('serviceAccountName: agent, ', '') +
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
  expect(found(rule, pod + binding('r') + lists + flowSchema(subject))).toHaveLength(findings);
});

test('the suggestion writes a level and a FlowSchema that leave nothing to say', () => {
  const text = pod + binding('r') + lists;
  const [finding] = found(rule, text);
  const fix = finding?.fixes[0];
  if (!finding || !fix) return expect.fail('no suggestion');
  expect(fix.safe).toBe(false);
  const file = readYaml(applyEdits(text, fixEdits(readYaml(text), finding, fix)));
  expect(file.documents.slice(-2).map(({ value }) => value)).toMatchObject([
    { kind: 'PriorityLevelConfiguration' },
    { kind: 'FlowSchema' },
  ]);
  expect(lint(file).findings).toEqual([]);
});
