import { expect, test } from 'vitest';
import { containersOf, podSpecsOf } from './pod-specs';

const spec = { containers: [{ name: 'web' }] };
const template = { metadata: { labels: { app: 'web' } }, spec };

test.each([
  ['v1', 'Pod', { metadata: {}, spec }, '/spec'],
  ['apps/v1', 'Deployment', { spec: { template } }, '/spec/template/spec'],
  ['batch/v1', 'CronJob', { spec: { jobTemplate: { spec: { template } } } }, '/spec/jobTemplate/spec/template/spec'],
  ['v1', 'PodTemplate', { template }, '/template/spec'],
  ['serving.knative.dev/v1', 'Service', { spec: { template } }, '/spec/template/spec'],
  ['argoproj.io/v1alpha1', 'Rollout', { spec: { template } }, '/spec/template/spec'],
])('finds the pod spec of %s %s', (apiVersion, kind, body, path) => {
  const found = podSpecsOf({ apiVersion, kind, ...body });
  expect(found.map(place => `/${place.path.join('/')}`)).toEqual([path]);
});

test('finds none where there are no pods', () => {
  expect(podSpecsOf({ apiVersion: 'v1', kind: 'Service', spec: { selector: {} } })).toEqual([]);
  expect(podSpecsOf({ apiVersion: 'apps/v1', kind: 'Deployment', spec: null })).toEqual([]);
});

test('tells init containers from native sidecars', () => {
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    spec: {
      initContainers: [{ name: 'migrate' }, { name: 'proxy', restartPolicy: 'Always' }],
      containers: [{ name: 'web' }],
    },
  };
  const [place] = podSpecsOf(pod, ['items', 3]);
  expect(place && containersOf(place).map(({ role, path }) => [role, path.join('/')])).toEqual([
    ['init', 'items/3/spec/initContainers/0'],
    ['sidecar', 'items/3/spec/initContainers/1'],
    ['regular', 'items/3/spec/containers/0'],
  ]);
});
