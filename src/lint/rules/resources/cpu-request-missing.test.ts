import { expect, test } from 'vitest';
import { found, foundWith, pod } from '../../found.test-data';

const rule = 'cpu-request-missing';
const web = (resources: string): string =>
  `  containers:\n    - name: web\n      image: a\n      resources: ${resources}`;
const beside = (other: string): string =>
  `${web('{}')}\n    - name: side\n      image: a\n      resources: { requests: { cpu: ${other} } }`;
const limitRange = (limits: string, namespace = 'team'): string =>
  `---\napiVersion: v1\nkind: LimitRange\nmetadata: { name: l, namespace: ${namespace} }\nspec: { limits: [${limits}] }\n`;

test.each([
  ['a container without resources', pod('  containers: [{ name: web, image: a }]'), 1],
  ['resources that are null', pod(web('')), 1],
  ['a request that is null', pod(web('{ requests: { cpu: } }')), 1],
  ['a request of memory only', pod(web('{ requests: { memory: 1Gi } }')), 1],
  ['a request', pod(web('{ requests: { cpu: 100m } }')), 0],
  ['a limit, which is the request then', pod(web('{ limits: { cpu: 1 } }')), 0],
  ['a request of the pod', pod(`  resources: { requests: { cpu: 1 } }\n${web('{}')}`), 0],
  ['a pod-level request of memory only', pod(`  resources: { requests: { memory: 1Gi } }\n${web('{}')}`), 1],
  ['an ordinary init container', pod('  initContainers: [{ name: before, image: a }]'), 0],
  ['a native sidecar', pod('  initContainers: [{ name: proxy, image: a, restartPolicy: Always }]'), 1],
  ['an explicit zero', pod(web('{ requests: { cpu: 0 } }')), 0],
  ['a Pod that has no image yet', pod('  containers: [{ name: web }]'), 1],
  [
    'a container without an image, which something else completes',
    'apiVersion: batch/v1\nkind: Job\nspec: { template: { spec: { containers: [{ name: web }] } } }',
    0,
  ],
  [
    'a patch, which has no selector',
    'apiVersion: apps/v1\nkind: Deployment\nspec: { template: { spec: { containers: [{ name: a, image: a }] } } }',
    0,
  ],
  [
    'a Deployment of an old version, which needs no selector',
    'apiVersion: extensions/v1beta1\nkind: Deployment\nspec: { template: { spec: { containers: [{ name: a, image: a }] } } }',
    1,
  ],
  ['no containers', pod('  containers: []'), 0],
  [
    'a CronJob',
    'apiVersion: batch/v1\nkind: CronJob\nspec: { jobTemplate: { spec: { template: { spec: { containers: [{ name: a, image: a }] } } } } }',
    1,
  ],
  [
    'another kind with a pod template',
    'apiVersion: x.io/v1\nkind: Rollout\nspec: { template: { spec: { containers: [{ name: a, image: a }] } } }',
    1,
  ],
  ['another kind without one', 'apiVersion: x.io/v1\nkind: Rollout\nspec: { containers: [{ name: a, image: a }] }', 0],
  ['a templated request', pod(web('{ requests: { cpu: "{{ .cpu }}" } }')), 0],
  ['templated resources', pod(web('{{ .resources }}')), 0],
  [
    'resources from a block action',
    pod(
      '  containers:\n    - name: web\n      image: a\n      resources:\n        {{- toYaml .Values.resources | nindent 8 }}',
    ),
    0,
  ],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test.each([
  ['defaultRequest', '{ type: Container, defaultRequest: { cpu: 100m } }', 0],
  ['default, the limit', '{ type: Container, default: { cpu: 1 } }', 0],
  ['max', '{ type: Container, max: { cpu: 1 } }', 0],
  ['memory only', '{ type: Container, default: { memory: 1Gi } }', 1],
  ['the type Pod', '{ type: Pod, max: { cpu: 1 } }', 1],
])('a LimitRange of the namespace with %s', (_, limits, findings) => {
  expect(found(rule, pod(web('{}')) + limitRange(limits))).toHaveLength(findings);
});

test('a LimitRange of another namespace does not count', () => {
  const text = pod(web('{}')) + limitRange('{ type: Container, default: { cpu: 1 } }', 'other');
  expect(found(rule, text)).toHaveLength(1);
});

test.each([
  ['as its neighbour', '250m', 'Set cpu request to 250m, as container "side"'],
  ['not as one that asks for 500 whole CPUs', '500', 'Set cpu request to 100m'],
  ['not as one with a unit of memory', '1Gi', 'Set cpu request to 100m'],
  ['not as one that asks for nothing', '0', 'Set cpu request to 100m'],
  ['not as one whose text is no quantity', 'half', 'Set cpu request to 100m'],
  ['not as one whose value is unknown', '"{{ .cpu }}"', 'Set cpu request to 100m'],
])('suggests a value %s', (_, other, title) => {
  expect(found(rule, pod(beside(other)))[0]?.fixes).toMatchObject([{ title, safe: false }]);
});

test('suggests the limit of a neighbour that has no request, and the nearest of several', () => {
  const text = pod(
    '  containers:\n    - { name: far, image: a, resources: { limits: { cpu: 3 } } }\n    - { name: near, image: a, resources: { limits: { cpu: 2 } } }\n    - { name: web, image: a }',
  );
  expect(found(rule, text)[0]?.fixes[0]?.title).toBe('Set cpu request to 2, as container "near"');
});

test('ordinary init containers are asked when the option says so', () => {
  const text = pod('  initContainers: [{ name: before, image: a }]');
  expect(foundWith(rule, text, { options: { initContainers: true } })).toHaveLength(1);
});

const vertical = (mode: string, name = 'a'): string =>
  `---\napiVersion: autoscaling.k8s.io/v1\nkind: VerticalPodAutoscaler\nmetadata: { namespace: team }\nspec: { targetRef: { kind: Pod, name: ${name} }, updatePolicy: { updateMode: ${mode} } }\n`;

test.each([
  ['Auto', vertical('Auto'), 0],
  ['"Off", which only recommends', vertical('"Off"'), 1],
  ['Auto for another workload', vertical('Auto', 'b'), 1],
])('a VerticalPodAutoscaler with %s', (_, autoscaler, findings) => {
  expect(found(rule, pod(web('{}')) + autoscaler)).toHaveLength(findings);
});

test('a container that Istio replaces is not asked', () => {
  expect(found(rule, pod('  containers: [{ name: istio-proxy, image: auto }]'))).toEqual([]);
});

test('a container that no name can be read of is called by its place', () => {
  const containers = '  containers:\n    - { image: a }\n    - { image: b, name: "{{ .name }}" }';
  expect(found(rule, pod(containers)).map(({ message }) => /container "[^"]*"/.exec(message)?.[0])).toEqual([
    'container "#1"',
    'container "#2"',
  ]);
});
