import { expect, test } from 'vitest';
import { found } from '../../found.test-data';
import { account, flowSchema, group, listPods, resources, rule, urls, user } from './flow-schema.test-data';

const id = 'flow-schema-same-precedence';
const pair = (one: string, other: string): string => flowSchema('a', 500, one) + flowSchema('b', 500, other);
const watchAll = resources(
  'verbs: ["*"], apiGroups: [""], resources: [pods, nodes], namespaces: ["*"], clusterScope: true',
);
const inTeam = resources('verbs: [list], apiGroups: [""], resources: [pods], namespaces: [team]');

test.each([
  ['the same account, more requests', pair(rule(account('x'), listPods), rule(account('x'), watchAll)), 1],
  ['an account and its namespace', pair(rule(account('x'), watchAll), rule(account('*'), listPods)), 1],
  ['two accounts', pair(rule(account('x')), rule(account('y'))), 0],
  ['two groups, which may have members in common or not', pair(rule(group('x')), rule(group('y'))), 0],
  ['other resources', pair(rule(user('x'), listPods), rule(user('x'), listPods.replace('pods', 'nodes'))), 0],
  ['a namespace and all of them', pair(rule(user('x'), inTeam), rule(user('x'), listPods)), 1],
  ['two namespaces', pair(rule(user('x'), inTeam), rule(user('x'), inTeam.replace('team', 'other'))), 0],
  ['paths and resources', pair(rule(user('x'), urls('/a')), rule(user('x'), listPods)), 0],
  ['a path and those below it', pair(rule(user('x'), urls('/a/b, /c')), rule(user('x'), urls('/a, /d'))), 1],
  ['all requests, which is flow-schema-shadowed', pair(rule(user('x')), rule(user('x'))), 0],
  ['another precedence', flowSchema('a', 500, rule(user('x'), listPods)) + flowSchema('b', 501, rule(user('x'))), 0],
  [
    'part of what a built-in one matches',
    flowSchema('zz', 900, rule(`${account('x', 'kube-system')}, ${user('y')}`)),
    1,
  ],
])('%s', (_, text, findings) => {
  expect(found(id, text)).toHaveLength(findings);
});

test('the one that is asked later speaks, and names the other', () => {
  const [finding] = found(id, pair(rule(account('x'), listPods), rule(account('x'), watchAll)));
  expect(finding).toMatchObject({
    object: { name: 'b' },
    message: expect.stringContaining('FlowSchema "a" has precedence 500 too'),
    fixes: [
      { title: 'Ask this one before it: 499', safe: false },
      { title: 'Ask this one after it: 501', safe: false },
    ],
    related: [{ range: { start: { line: 2 } } }],
  });
});

test('without a precedence both are 1000', () => {
  const text = pair(rule(account('x'), listPods), rule(account('x'), watchAll)).replaceAll(
    'matchingPrecedence: 500, ',
    '',
  );
  expect(found(id, text)[0]?.message).toContain('precedence 1000 too');
});
