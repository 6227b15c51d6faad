import { expect, test } from 'vitest';
import type { ListedObject } from '../../../cluster/list';
import { diskSettings } from '../settings';
import { lintObjects } from './live-findings';

const settings = diskSettings(undefined);
const metadata = (name: string, more: object = {}) => ({
  name,
  namespace: 'front',
  uid: `uid-${name}`,
  resourceVersion: '1',
  ...more,
});
const containers = [{ name: 'web', image: 'a:1', resources: { requests: { memory: '1Gi' } } }];
const template = { metadata: { labels: { app: 'web' } }, spec: { containers } };
const deployment = {
  ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: metadata('web', { managedFields: [{ manager: 'x' }] }) },
  spec: { replicas: 3, selector: { matchLabels: { app: 'web' } }, template },
  status: { replicas: 3 },
};
const all = new Set(['HorizontalPodAutoscaler', 'Service', 'PriorityClass']);
const lint = (...objects: ListedObject[]) =>
  lintObjects({ objects, complete: all, missing: [] }, 'dev', 'front', settings);
const cpu = (...objects: ListedObject[]) =>
  lint(...objects)
    .files.flatMap(({ findings }) => findings)
    .filter(({ finding }) => finding.rule === 'cpu-request-missing');

test('a live object is named by context, namespace, kind and name; its lines count from its own begin', () => {
  const service = { apiVersion: 'v1', kind: 'Service', metadata: metadata('web'), spec: { selector: { app: 'web' } } };
  const [found] = cpu(service, deployment);
  expect(found?.finding).toMatchObject({
    file: 'live:dev/front/Deployment/web',
    path: '/spec/template/spec/containers/0/resources/requests',
    object: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'front', name: 'web' },
  });
  expect(found?.line.trim()).toBe('requests:');
  const [alone] = cpu(deployment);
  expect(found?.finding.range).toEqual(alone?.finding.range);
});

test('the owner to change is named', () => {
  const ownerReferences = [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', uid: 'u', controller: true }];
  const replicaSet = { ...deployment, kind: 'ReplicaSet', metadata: metadata('web-5d9c', { ownerReferences }) };
  const [found] = cpu(replicaSet);
  expect(found?.finding).toMatchObject({
    file: 'live:dev/front/ReplicaSet/web-5d9c',
    message:
      'CPU request of container "web" is not set. Set resources.requests.cpu. Change it in Deployment "web", which makes this object.',
    object: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'front', name: 'web' },
  });
});

test('a static pod is changed on its node', () => {
  const ownerReferences = [{ apiVersion: 'v1', kind: 'Node', name: 'n1', uid: 'u', controller: true }];
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: metadata('etcd-n1', { ownerReferences }),
    spec: { nodeName: 'n1', containers },
  };
  expect(cpu(pod)[0]?.finding.message).toContain('change its manifest on node "n1"');
});

test('what server and autoscaler filled in is not held against anybody', () => {
  const scaler = {
    ...{ apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: metadata('web') },
    spec: {
      maxReplicas: 5,
      minReplicas: 2,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    },
  };
  const rules = lint(scaler, deployment).files.flatMap(({ findings }) => findings.map(({ finding }) => finding.rule));
  expect(rules).not.toContain('hpa-and-replicas');
  expect(rules).not.toContain('hpa-target-missing');
});

test('what is missing is told only when all of the kind could be listed', () => {
  const scaler = {
    ...{ apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: metadata('web') },
    spec: {
      maxReplicas: 5,
      minReplicas: 2,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'none' },
    },
  };
  const rules = (complete: ReadonlySet<string>) =>
    lintObjects({ objects: [scaler, deployment], complete, missing: [] }, 'dev', 'front', settings).files.flatMap(
      ({ findings }) => findings.map(({ finding }) => finding.rule),
    );
  expect(rules(new Set(['Deployment']))).toContain('hpa-target-missing');
  expect(rules(new Set())).not.toContain('hpa-target-missing');
});

test('kinds that may not be listed are named once', () => {
  const missing = [{ kind: 'Pod', reason: 'may not be listed by this user' }];
  const { unreadable } = lintObjects({ objects: [], complete: all, missing }, 'dev', 'front', settings);
  expect(unreadable).toEqual([{ file: 'live:dev/front/Pod', message: missing[0]?.reason, named: false }]);
});
