import { expect, test } from 'vitest';
import { waiterOf } from './table';

const condition = (type: string, status: string) => ({ conditions: [{ type, status }] });

test.each<[string, boolean, object]>([
  ['Deployment', true, { spec: { replicas: 2 }, status: { readyReplicas: 2 } }],
  ['Deployment', false, { spec: { replicas: 2 }, status: { readyReplicas: 1 } }],
  ['Deployment', false, { spec: {}, status: {} }],
  ['StatefulSet', true, { spec: { replicas: 0 }, status: {} }],
  ['ReplicaSet', false, { spec: { replicas: 1 } }],
  ['DaemonSet', true, { status: { observedGeneration: 1, desiredNumberScheduled: 3, numberReady: 3 } }],
  ['DaemonSet', false, { status: { observedGeneration: 1, desiredNumberScheduled: 3, numberReady: 2 } }],
  ['DaemonSet', false, { status: { desiredNumberScheduled: 0, numberReady: 0 } }],
  ['Pod', true, { status: { phase: 'Running', ...condition('Ready', 'True') } }],
  ['Pod', false, { status: { phase: 'Running', ...condition('Ready', 'False') } }],
  ['Pod', false, { status: { phase: 'Pending' } }],
  ['Job', true, { status: condition('Complete', 'True') }],
  ['Job', false, { status: condition('Failed', 'True') }],
  ['PersistentVolumeClaim', true, { status: { phase: 'Bound' } }],
  ['PersistentVolumeClaim', false, { status: { phase: 'Pending' } }],
])('%s is ready: %s for %j', (kind, ready, object) => {
  expect(waiterOf(kind)?.isReady(object)).toBe(ready);
});

const owned = (kind: string, phase: string) => ({
  metadata: { ownerReferences: [{ kind, controller: true }] },
  status: { phase },
});
test.each([
  [true, owned('ReplicaSet', 'Failed')],
  [false, owned('ReplicaSet', 'Running')],
  [false, owned('Job', 'Failed')],
  [false, { status: { phase: 'Failed' } }],
])('a pod is replaced by its controller: %s for %j', (replaced, pod) => {
  expect(waiterOf('Pod')?.isReplaced?.(pod)).toBe(replaced);
});

test('other kinds are not waited for', () => {
  expect(waiterOf('ConfigMap')).toBeUndefined();
});
