import { expect, test } from 'vitest';
import { found, nothingElse } from '../../found.test-data';

const rule = 'service-matches-nothing';
const service = (selector: string, name = 'front', namespace = 'team'): string =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec: { selector: { ${selector} }, ports: [{ port: 80 }] }\n`;
const workload = (labels: string, kind = 'Deployment', apiVersion = 'apps/v1', namespace = 'team'): string =>
  `---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: web, namespace: ${namespace} }\nspec: { template: { metadata: { labels: { ${labels} } }, spec: { containers: [{ name: web }] } } }\n`;

test.each([
  ['its pods', service('app: web') + workload('app: web, tier: front'), []],
  ['a misspelt label', service('app: wbe') + workload('app: web'), ['warning']],
  ['one of two labels misspelt', service('app: wbe, tier: front') + workload('app: web, tier: front'), ['warning']],
  ['two labels misspelt', service('app: wbe, tier: frnt') + workload('app: web, tier: front'), []],
  ['something else', service('app: cache') + workload('app: web'), []],
  ['another value, of its namesake', service('app: front', 'web') + workload('app: web-app'), ['hint']],
  ['a label that its namesake lacks', service('app: web, part: a', 'web') + workload('app: web'), []],
  [
    'a role that is given at run time',
    service('app: web, role: primary', 'web') + workload('app: web, role: replica'),
    [],
  ],
  ['members of a family', service('app: web-1') + workload('app: web-2'), []],
  ['another namespace', service('app: wbe') + workload('app: web', 'Deployment', 'apps/v1', 'other'), []],
  ['nothing', 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec: {}\n' + workload('app: web'), []],
  [
    'a name outside',
    service('app: wbe').replace('selector', 'type: ExternalName, selector') + workload('app: web'),
    [],
  ],
  ['a template', service('app: "{{ .app }}"') + workload('app: web'), []],
  ['a templated label', service('app: wbe') + workload('app: "{{ .app }}"'), []],
  ['a label of the controller', service('statefulset.kubernetes.io/pod-name: web-0') + workload('app: web'), []],
  ['pods of an operator', service('app: wbe') + workload('app: web', 'Shop', 'example.com/v1'), []],
  ['pods of an experiment', service('app: wbe') + workload('app: web', 'Rollout', 'argoproj.io/v1alpha1'), []],
  ['a Service of Knative', service('app: wbe').replace('v1', 'serving.knative.dev/v1') + workload('app: web'), []],
  ['no pods in sight', service('app: wbe'), []],
])('selects %s', (_, text, severities) => {
  expect(found(rule, text, nothingElse).map(({ severity }) => severity)).toEqual(severities);
});

test('says nothing when such pods may be elsewhere', () => {
  expect(found(rule, service('app: wbe') + workload('app: web'))).toEqual([]);
});

test('labels from a line of a template are not known', () => {
  const labels =
    '---\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, namespace: team }\nspec:\n  template:\n    metadata:\n      labels:\n        {{- include "x" . | nindent 8 }}\n        app: web\n    spec: { containers: [{ name: web }] }\n';
  expect(found(rule, service('app: wbe') + labels, nothingElse)).toEqual([]);
});

test('names the nearest labels and suggests them', () => {
  const [finding] = found(rule, service('app: wbe') + workload('app: web'), nothingElse);
  expect(finding?.message).toBe(
    'No pods here have app: wbe, so this Service has no endpoints. Pods of Deployment "web" have app: web.',
  );
  expect(finding?.fixes).toMatchObject([{ title: 'Select app: web', changes: [{ value: 'web' }] }]);
});
