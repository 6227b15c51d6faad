import { expect, test } from 'vitest';
import { readYaml } from '../yaml/read';
import { builtInKind } from '../kubernetes/api-kinds';
import { applySafeFixes } from './fix';
import { found } from './found.test-data';
import { removedApis } from './removed-apis';

const rule = 'api-version-removed';
const object = (apiVersion: string, kind: string, more = ''): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\n${more}`;
const rows = removedApis.flatMap(api => api.kinds.map(kind => [api.apiVersion, kind, api] as const));

test.each(rows)('%s %s is found once, with its release', (apiVersion, kind, api) => {
  const findings = found(rule, object(apiVersion, kind));
  expect(findings).toHaveLength(1);
  expect(findings[0]?.message).toContain(`since Kubernetes ${api.removed}.`);
  if (api.instead) expect(findings[0]?.message).toContain(`Use ${api.instead}`);
});

test.each(rows)('%s %s: what stands instead is served', (_, kind, api) => {
  if (!api.instead) return;
  expect(found(rule, object(api.instead, kind))).toEqual([]);
  expect(removedApis.some(other => other.apiVersion === api.instead && other.kinds.includes(kind))).toBe(false);
});

test.each(rows.filter(([, , { changes }]) => changes === 'none'))(
  '%s %s: the safe fix changes the version alone',
  (apiVersion, kind, api) => {
    expect(applySafeFixes(object(apiVersion, kind, 'other: 1 # kept\n')).text).toBe(
      object(api.instead ?? '', kind, 'other: 1 # kept\n'),
    );
  },
);

test('kinds that only some versions had are left alone', () => {
  expect(found(rule, object('storage.k8s.io/v1beta1', 'VolumeAttributesClass'))).toEqual([]);
  expect(found(rule, object('batch/v1beta1', 'Job'))).toEqual([]);
  expect(builtInKind('batch/v1', 'Job')).toBeDefined();
});

const workload = (apiVersion: string, kind: string, spec: string): string =>
  object(apiVersion, kind, `spec: { ${spec} }\n`);
const template = 'template: { metadata: { labels: { app: a } }, spec: {} }';
const selector = 'selector: { matchLabels: { app: a } }';

test.each([
  [
    'a Deployment of v1beta2 with its selector',
    workload('apps/v1beta2', 'Deployment', `${selector}, ${template}`),
    true,
  ],
  [
    'a Deployment of extensions, whose defaults were others',
    workload('extensions/v1beta1', 'Deployment', `${selector}, ${template}`),
    false,
  ],
  [
    'a Deployment of extensions that names them all',
    workload(
      'extensions/v1beta1',
      'Deployment',
      `${selector}, progressDeadlineSeconds: 5, revisionHistoryLimit: 5, strategy: { type: Recreate }, ${template}`,
    ),
    true,
  ],
  [
    'a Deployment with rollbackTo',
    workload('apps/v1beta2', 'Deployment', `${selector}, rollbackTo: {}, ${template}`),
    false,
  ],
  ['a patch of a Deployment', workload('apps/v1beta2', 'Deployment', 'replicas: 2'), false],
  [
    'a StatefulSet of v1beta1, deleted by hand',
    workload('apps/v1beta1', 'StatefulSet', `${selector}, ${template}`),
    false,
  ],
  ['a budget of some pods', workload('policy/v1beta1', 'PodDisruptionBudget', selector), true],
  ['a budget of no pods, which would be all', workload('policy/v1beta1', 'PodDisruptionBudget', 'selector: {}'), false],
])('%s: safe is %s', (_, text, safe) => {
  expect(found(rule, text)[0]?.fixes.map(fix => fix.safe)).toEqual([safe]);
});

test.each([
  [
    'metrics of pods',
    workload('autoscaling/v2beta1', 'HorizontalPodAutoscaler', 'metrics: [{ type: Pods, pods: {} }]'),
  ],
  [
    'a templated port',
    workload('networking.k8s.io/v1beta1', 'Ingress', 'backend: { serviceName: a, servicePort: "{{ .p }}" }'),
  ],
  ['topology of endpoints', object('discovery.k8s.io/v1beta1', 'EndpointSlice', 'endpoints: [{ topology: {} }]\n')],
  ['webhooks', object('admissionregistration.k8s.io/v1beta1', 'ValidatingWebhookConfiguration')],
])('%s are left to a person', (_, text) => {
  expect(found(rule, text)).toMatchObject([{ fixes: [] }]);
  expect(found(rule, text)[0]?.message).toContain('mind:');
});

test('without a selector the labels of the template are written, as they were the default', () => {
  const text = workload('apps/v1beta2', 'ReplicaSet', template);
  expect(readYaml(applySafeFixes(text).text).documents[0]?.value).toMatchObject({
    apiVersion: 'apps/v1',
    spec: { selector: { matchLabels: { app: 'a' } } },
  });
});

test('metrics on resources get their target', () => {
  const metrics = 'metrics: [{ type: Resource, resource: { name: memory, targetAverageValue: 1Gi } }]';
  const text = workload('autoscaling/v2beta1', 'HorizontalPodAutoscaler', metrics);
  expect(readYaml(applySafeFixes(text).text).documents[0]?.value).toMatchObject({
    spec: { metrics: [{ resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '1Gi' } } }] },
  });
});
