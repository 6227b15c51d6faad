import { expect, test } from 'vitest';
import { found, nothingElse } from '../../found.test-data';
import { autoscaler, deployment } from '../../rollout.test-data';

const rule = 'hpa-target-missing';
const named = (name: string, kind = 'Deployment'): string =>
  autoscaler('maxReplicas: 5,', 'v2', `kind: ${kind}, name: ${name}`);
const ofGroup = (apiVersion: string): string => named('a').replace('apiVersion: apps/v1,', apiVersion);

test.each([
  ['the workload is there', named('a') + deployment(), 0],
  ['another name', named('b') + deployment(), 1],
  ['another kind', named('a', 'StatefulSet') + deployment(), 1],
  ['a kind that others define', named('b', 'Widget') + deployment(), 0],
  ['no workload of the namespace here', named('b') + deployment().replace('team', 'other'), 0],
  ['no workload at all', named('b'), 0],
  ['a name from a template', named('"{{ .name }}"') + deployment(), 0],
  ['a DaemonSet', named('a', 'DaemonSet'), 1],
  ['no apiVersion', ofGroup(''), 1],
  ['a group that is gone', ofGroup('apiVersion: extensions/v1beta1,'), 1],
  ['a group of others', ofGroup('apiVersion: example.com/v1,'), 0],
])('%s', (_, text, findings) => {
  expect(found(rule, text, nothingElse)).toHaveLength(findings);
});

test('it is silent where the workload may be elsewhere', () => {
  expect(found(rule, named('b') + deployment())).toEqual([]);
});

test('the only workload of the kind is suggested; the group is a safe fix', () => {
  expect(found(rule, named('b') + deployment(), nothingElse)[0]?.fixes).toMatchObject([
    { title: 'Scale "a"', safe: false },
  ]);
  expect(found(rule, ofGroup(''), nothingElse)[0]?.fixes).toMatchObject([{ safe: true }]);
});
