import { expect, test } from 'vitest';
import { found } from '../../found.test-data';
import { deployment } from '../../rollout.test-data';

const rule = 'rollout-cannot-proceed';
const rolling = (fields: string): string => deployment(`strategy: { rollingUpdate: { ${fields} } },`);
const daemonSet = (strategy: string): string =>
  deployment(`updateStrategy: { ${strategy} },`).replace('kind: Deployment', 'kind: DaemonSet');
const onNodes = (fields: string): string => daemonSet(`rollingUpdate: { ${fields} }`);

test.each([
  ['neither may go nor come', rolling('maxUnavailable: 0, maxSurge: 0'), 1],
  ['the same in percent', rolling('maxUnavailable: 0%, maxSurge: 0%'), 1],
  ['no surge, a quarter may go', rolling('maxSurge: 0'), 0],
  ['none may go, a quarter may come', rolling('maxUnavailable: 0'), 0],
  ['more than all', rolling('maxUnavailable: 101%'), 1],
  ['a surge of more than all', rolling('maxSurge: 200%'), 0],
  ['a number in quotes', rolling('maxSurge: "1"'), 1],
  ['a fraction', rolling('maxSurge: 0.5'), 1],
  ['below zero', rolling('maxUnavailable: -1'), 1],
  ['from a template', rolling('maxUnavailable: "{{ .n }}", maxSurge: 0'), 0],
  ['Recreate beside rollingUpdate', deployment('strategy: { type: Recreate, rollingUpdate: {} },'), 1],
  ['Recreate beside null, as patches have it', deployment('strategy: { type: Recreate, rollingUpdate: null },'), 0],
  ['a strategy nobody knows', deployment('strategy: { type: rollingUpdate },'), 1],
  ['a deadline before ready', deployment('minReadySeconds: 600,'), 1],
  ['a longer deadline', deployment('minReadySeconds: 600, progressDeadlineSeconds: 601,'), 0],
  ['other labels', deployment().replace('labels: { app: a }', 'labels: { app: b }'), 1],
  ['no labels', deployment().replace('metadata: { labels: { app: a } }, ', ''), 1],
  ['more labels', deployment().replace('labels: { app: a }', 'labels: { app: a, b: c }'), 0],
  ['labels from a template', deployment().replace('labels: { app: a }', 'labels: { app: "{{ .app }}" }'), 0],
  ['no selector at all', deployment().replace('selector: { matchLabels: { app: a } }', 'selector: null'), 0],
  ['a patch', deployment().replace(', image: web:1', '').replace('labels: { app: a }', ''), 0],
  ['a DaemonSet of both', onNodes('maxSurge: 1'), 1],
  ['a DaemonSet of one', onNodes('maxSurge: 1, maxUnavailable: 0'), 0],
  ['a DaemonSet of none', onNodes('maxUnavailable: 0'), 1],
  ['a DaemonSet on delete', daemonSet('type: OnDelete'), 0],
  ['a DaemonSet on delete beside what does not count', daemonSet('type: OnDelete, rollingUpdate: { maxSurge: 1 }'), 0],
  ['the same with half a pod', daemonSet('type: OnDelete, rollingUpdate: { maxSurge: 0.5 }'), 1],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test('labels that kustomize adds may be the missing ones', () => {
  const kustomization =
    '---\napiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\ncommonLabels: { app: a }\n';
  expect(found(rule, deployment().replace('labels: { app: a }', 'labels: { app: b }') + kustomization)).toEqual([]);
});
