import { expect, test } from 'vitest';
import { applyEdits } from '../../../yaml/apply';
import { readYaml } from '../../../yaml/read';
import { fixEdits } from '../../fix';
import { found } from '../../found.test-data';
import { account, every, flowSchema, group, listPods, resources, rule, urls, user } from './flow-schema.test-data';

const id = 'flow-schema-shadowed';
const late = (subject: string, requests?: string): string => flowSchema('mine', 9500, rule(subject, requests));
const inTeam = resources('verbs: [list], apiGroups: [""], resources: [pods], namespaces: [team]');

test.each([
  ['an account behind service-accounts', late(account('a')), 1],
  ['an account before it', flowSchema('mine', 8999, rule(account('a'))), 0],
  ['an account at 9000 with a name after it', flowSchema('zz', 9000, rule(account('a'))), 1],
  ['an account at 9000 with a name before it', flowSchema('aa', 9000, rule(account('a'))), 0],
  ['an account by its user name', late(user('system:serviceaccount:team:a')), 1],
  ['the accounts of a namespace', late(group('system:serviceaccounts:team')), 1],
  ['a user behind service-accounts', late(user('jane')), 0],
  ['a user behind global-default', flowSchema('mine', 9950, rule(user('jane'))), 1],
  ['everyone behind global-default', flowSchema('mine', 9950, rule(user('*'))), 1],
  ['everyone behind service-accounts', late(group('*')), 0],
  ['an account of kube-system behind its schema', flowSchema('mine', 950, rule(account('a', 'kube-system'))), 1],
  ['an account of another namespace there', flowSchema('mine', 950, rule(account('a'))), 0],
  ['masters, who are exempt', flowSchema('mine', 500, rule(group('system:masters'))), 1],
  ['paths that probes take', flowSchema('mine', 500, rule(user('jane'), urls('/healthz, /livez/ping'))), 1],
  ['other paths', flowSchema('mine', 500, rule(user('jane'), urls('/healthz, /metrics'))), 0],
  ['another verb of those paths', flowSchema('mine', 500, rule(user('jane'), urls('/healthz', 'create'))), 0],
  ['one subject of two', late(`${account('a')}, ${user('jane')}`), 0],
  ['no rules', flowSchema('mine', 9500, ''), 0],
  ['a templated subject', late(account('{{ .name }}')), 0],
  ['a built-in name', flowSchema('catch-all', 10_000, rule(group('system:authenticated'))), 0],
])('%s', (_, text, findings) => {
  expect(found(id, text)).toHaveLength(findings);
});

const earlier = (subject: string, requests?: string, level?: string): string =>
  flowSchema('first', 100, rule(subject, requests), level);
const mine = (requests?: string): string => flowSchema('mine', 200, rule(account('a'), requests));

test.each([
  ['everything of the account', earlier(account('a')) + mine(), 1],
  ['everything of its namespace', earlier(account('*')) + mine(), 1],
  ['everything of another account', earlier(account('b')) + mine(), 0],
  ['lists of pods', earlier(account('a'), listPods) + mine(listPods), 1],
  ['lists of pods, of everything', earlier(account('a'), listPods) + mine(), 0],
  ['lists of pods in a namespace', earlier(account('a'), listPods) + mine(inTeam), 1],
  ['lists of pods of all namespaces', earlier(account('a'), inTeam) + mine(listPods), 0],
  [
    'namespaces, where cluster scope is asked for',
    earlier(account('a'), listPods.replace(', clusterScope: true', '')) + mine(listPods),
    0,
  ],
  [
    'pods, where their logs are asked for',
    earlier(account('a'), listPods) + mine(listPods.replace('pods', 'pods/log')),
    0,
  ],
  ['resources, where paths are asked for', earlier(account('a'), every) + mine(urls('/a')), 0],
  ['a level that is not there, so it is skipped', earlier(account('a'), every, 'nowhere') + mine(), 0],
  ['everything, twice under one name', earlier(account('a')) + earlier(account('a')) + mine(), 0],
])('an earlier schema takes %s', (_, text, findings) => {
  expect(found(id, text)).toHaveLength(findings);
});

test('two schemas together take everything, and both are named', () => {
  const second = flowSchema('second', 150, rule(account('b')));
  const both = flowSchema('mine', 200, rule(`${account('a')}, ${account('b')}`));
  const [finding] = found(id, earlier(account('a')) + second + both);
  expect(finding?.message).toContain('FlowSchemas "first" (100), "second" (150) are asked before');
  expect(finding?.related).toHaveLength(2);
});

test('with the suggested precedence it is reached', () => {
  const text = late(account('a'));
  const [finding] = found(id, text);
  const [fix] = finding?.fixes ?? [];
  if (!finding || !fix) return expect.fail('no suggestion');
  const fixed = applyEdits(text, fixEdits(readYaml(text), finding, fix));
  expect(fixed).toContain('matchingPrecedence: 8900');
  expect(found(id, fixed)).toEqual([]);
});

test('nothing goes before the exempt', () => {
  expect(found(id, flowSchema('mine', 500, rule(group('system:masters'))))[0]?.fixes).toEqual([]);
});
