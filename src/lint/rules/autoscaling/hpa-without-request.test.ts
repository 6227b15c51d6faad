import { expect, test } from 'vitest';
import { found } from '../../found.test-data';
import { autoscaler, deployment } from '../../rollout.test-data';

const rule = 'hpa-without-request';
const metric = (source: string, type = 'Resource'): string =>
  autoscaler(`maxReplicas: 5, metrics: [{ type: ${type}, ${source} }],`);
const share = (resource: string): string =>
  metric(`resource: { name: ${resource}, target: { type: Utilization, averageUtilization: 50 } }`);
const requests = (list: string): string => deployment('', `resources: { ${list} },`);
const withSidecar = (role: string): string =>
  deployment('', 'resources: { requests: { cpu: 1 } },', `initContainers: [{ name: log, image: log:1, ${role} }],`);
const limitRange =
  '---\napiVersion: v1\nkind: LimitRange\nmetadata: { name: l, namespace: team }\nspec: { limits: [{ type: Container, defaultRequest: { cpu: 100m } }] }\n';

test.each([
  ['a request', share('cpu') + requests('requests: { cpu: 1 }'), 0],
  ['a limit', share('cpu') + requests('limits: { cpu: 1 }'), 0],
  ['none', share('cpu') + deployment(), 1],
  ['a request of something else', share('memory') + requests('requests: { cpu: 1 }'), 1],
  ['a native sidecar without', share('cpu') + withSidecar('restartPolicy: Always'), 1],
  ['an init container without', share('cpu') + withSidecar(''), 0],
  ['a request of the pod', share('cpu') + deployment('', '', 'resources: { requests: { cpu: 1 } },'), 0],
  [
    'memory for the pod, CPU for nobody',
    share('cpu') + deployment('', '', 'resources: { requests: { memory: 1G } },'),
    1,
  ],
  ['a LimitRange with defaults', share('cpu') + deployment() + limitRange, 0],
  ['resources from a template', share('cpu') + deployment('', 'resources: "{{ .resources }}",'), 0],
  ['a patch of the workload', share('cpu') + deployment().replace(', image: web:1', ''), 0],
  ['two workloads of the name', share('cpu') + deployment() + deployment(), 0],
  [
    'an average value',
    metric('resource: { name: cpu, target: { type: AverageValue, averageValue: 1 } }') + deployment(),
    0,
  ],
  [
    'a metric of pods',
    metric('pods: { metric: { name: rps }, target: { type: AverageValue } }', 'Pods') + deployment(),
    0,
  ],
  [
    'v2beta1',
    autoscaler('metrics: [{ type: Resource, resource: { name: cpu, targetAverageUtilization: 50 } }],', 'v2beta1') +
      deployment(),
    1,
  ],
  ['v1', autoscaler('targetCPUUtilizationPercentage: 50,', 'v1') + deployment(), 1],
  ['v1 with nothing', autoscaler('', 'v1') + deployment(), 1],
  ['no metrics', autoscaler() + deployment(), 1],
  ['metrics from a template', autoscaler('metrics: "{{ .metrics }}",') + deployment(), 0],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test('a metric of one container asks that one alone', () => {
  const one = (container: string): string =>
    metric(
      `containerResource: { name: cpu, container: ${container}, target: { type: Utilization, averageUtilization: 50 } }`,
      'ContainerResource',
    ) + withSidecar('restartPolicy: Always');
  expect(found(rule, one('web'))).toEqual([]);
  expect(found(rule, one('log'))).toHaveLength(1);
});

test('it names the container and points at it', () => {
  expect(found(rule, share('cpu') + deployment())[0]).toMatchObject({
    severity: 'error',
    message:
      'The autoscaler measures cpu against its request, which "web" of Deployment "a" does not set, so it never scales. Set resources.requests.cpu there.',
    related: [{ message: 'No request of cpu' }],
  });
});
