import { expect, test } from 'vitest';
import { ClusterError } from '../../cluster/cluster-error';
import type { ApiRequest, Connection } from '../../cluster/connection';
import { behaviourOf } from '../../scheduling/versions';
import { snapshotOf } from '../snapshot';
import { followedUse } from './followed-use';

const MiB = 2 ** 20;
const measured = (pod: string, cpu: string, memory: string) => ({
  metadata: { name: pod },
  timestamp: '2026-11-21T12:00:00Z',
  containers: [{ name: 'web', usage: { cpu, memory } }],
});
const web = { kind: 'Deployment', name: 'web', namespace: 'shop', selector: { matchLabels: { app: 'web' } } };
const pod = (name: string, app: string, killed: boolean) => ({
  ...{ apiVersion: 'v1', kind: 'Pod' },
  metadata: { name, namespace: 'shop', labels: { app } },
  spec: { nodeName: 'n', containers: [{ name: 'web', resources: { limits: { memory: '100Mi' } } }] },
  status: {
    phase: 'Running',
    containerStatuses: [{ name: 'web', lastState: killed ? { terminated: { reason: 'OOMKilled' } } : {} }],
  },
});

/** A metrics API that gives these items, or fails. */
function following(items: readonly object[] | ClusterError) {
  const asked: ApiRequest[] = [];
  const snapshot = snapshotOf(behaviourOf('v1.36.3'));
  const request = async (one: ApiRequest) => {
    asked.push(one);
    if (items instanceof ClusterError) throw items;
    const list = { kind: 'PodMetricsList', apiVersion: 'metrics.k8s.io/v1beta1', metadata: {}, items };
    return { status: 200, body: one.path.endsWith('/pods') ? list : items[0], headers: {}, sentAt: 0 };
  };
  const connection = { namespace: 'default', request } as unknown as Connection;
  const signal = new AbortController().signal;
  return { asked, snapshot, use: followedUse({ connection, snapshot, signal, isInVain: () => false }) };
}

test('the pods of a workload are asked for by its selector, once while the answer is fresh', async () => {
  const { asked, use } = following([measured('web-1', '250m', '64Mi'), measured('web-2', '100m', '32Mi')]);
  const [advices] = await use([web]);
  expect(advices?.map(({ container, quantity, limit }) => [container, quantity, limit])).toEqual([
    ['web', '250m', undefined],
    ['web', '64Mi', '74Mi'],
  ]);
  await use([web]);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({
    path: '/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods',
    query: { labelSelector: 'app=web' },
  });
});

test('a pod is asked for by its name, a Job by the label of its pods, both in the namespace of the context', async () => {
  const { asked, use } = following([measured('a', '1', '1Gi')]);
  const both = [
    { kind: 'Pod', name: 'a' },
    { kind: 'Job', name: 'j' },
  ];
  await use(both);
  expect(asked.map(({ path, query }) => [path, query?.['labelSelector']])).toEqual([
    ['/apis/metrics.k8s.io/v1beta1/namespaces/default/pods/a', undefined],
    ['/apis/metrics.k8s.io/v1beta1/namespaces/default/pods', 'batch.kubernetes.io/job-name=j'],
  ]);
});

test('never below what was killed for memory, measured or not, also once the pod is gone', async () => {
  const { snapshot, use } = following([measured('web-1', '250m', '64Mi')]);
  snapshot.set(pod('web-2', 'web', true));
  snapshot.set(pod('web-3', 'other', true));
  const memory = async (name: string) => (await use([{ ...web, name }]))[0]?.find(one => one.resource === 'memory');
  // 100 MiB and 100 MB, rounded up to half tens.
  expect(await memory('web')).toMatchObject({ quantity: '200Mi', killedAt: '100Mi', request: 200 * MiB });
  snapshot.remove(pod('web-2', 'web', true));
  expect(await memory('web')).toMatchObject({ quantity: '200Mi' });
  expect(await memory('another')).toMatchObject({ quantity: '64Mi' });
});

test('a kill is known also where nothing is measured', async () => {
  const { snapshot, use } = following(new ClusterError('not-found', 'no metrics', 404));
  snapshot.set(pod('web-2', 'web', true));
  expect((await use([web]))[0]).toMatchObject([
    { resource: 'memory', quantity: '200Mi', killedAt: '100Mi', evidence: { points: 0, from: 0, to: 0 } },
  ]);
});

test('without metrics-server, without a selector, and of nobody, nothing is known', async () => {
  const { use } = following(new ClusterError('not-found', 'no metrics', 404));
  expect(await use([web])).toEqual([[]]);
  const { asked, use: careful } = following([measured('web-1', '250m', '64Mi')]);
  expect(
    await careful([
      { kind: 'Deployment', name: 'web' },
      { kind: 'Pod', name: '' },
    ]),
  ).toEqual([[], []]);
  expect(asked).toEqual([]);
});
