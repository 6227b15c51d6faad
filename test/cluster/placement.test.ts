import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import { eventually, observerOf, type ObserverUnderTest } from './observing';

let namespace = '';
let connection: Connection;
let observer: ObserverUnderTest;

const cart = (cpu: string, replicas?: number) => ({
  ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'cart', namespace } },
  spec: {
    ...(replicas !== undefined && { replicas }),
    selector: { matchLabels: { app: 'cart' } },
    template: {
      metadata: { labels: { app: 'cart' } },
      spec: {
        containers: [{ name: 'c', image: 'cart:1', resources: { requests: { cpu } } }],
        tolerations: [{ key: 'kwok.x-k8s.io/node', operator: 'Exists' }],
      },
    },
  },
});

beforeAll(async () => {
  connection = await openConnection({ kubeconfig: inject('kubeconfig'), env: {} });
  const body = { apiVersion: 'v1', kind: 'Namespace', metadata: { generateName: 'headroom-placement-' } };
  const made = await connection.request<typeof body & { readonly metadata: { readonly name: string } }>({
    ...{ method: 'POST', path: '/api/v1/namespaces', body },
  });
  namespace = made.body.metadata.name;
  observer = observerOf(inject('kubeconfig'));
  await observer.until('live');
});
afterAll(async () => {
  await observer.end();
  await connection.request({ method: 'DELETE', path: `/api/v1/namespaces/${namespace}` });
  await connection.close();
});

test('before is the saved file while the cluster does not have the workload, then what the cluster has', async () => {
  const { answer: first } = await observer.ask('placement', { object: cart('100m', 6), saved: cart('50m', 2) });
  expect(first).toMatchObject({
    beforeFrom: 'file',
    running: 0,
    before: { replicas: 2, cpu: 50 },
    after: { replicas: 6 },
  });
  expect(first?.after.steps.map(({ verdicts }) => verdicts.length)).toEqual(Array(6).fill(first?.shown.length));

  const path = `/apis/apps/v1/namespaces/${namespace}/deployments`;
  await connection.request({ method: 'POST', path, body: cart('200m', 3) });
  const asked = { object: cart('100m', 6), saved: cart('50m', 2) };
  const running = async () => (await observer.ask('placement', asked)).answer;
  const answer = await eventually(running, view => view?.running === 3 && view.beforeFrom === 'cluster');
  expect(answer).toMatchObject({ before: { replicas: 3, cpu: 200 }, after: { replicas: 6, cpu: 100 } });
  expect(answer?.shown.reduce((sum, { own }) => sum + own, 0)).toBe(3);
  const blocks = answer?.shown.flatMap(node => node.blocks.map(({ pod }) => pod)) ?? [];
  expect(blocks.filter(pod => pod.startsWith(`${namespace}/cart-`))).toEqual([]);
});

test('a text without replicas leaves those that the cluster has', async () => {
  const { answer } = await observer.ask('placement', { object: cart('100m') });
  expect(answer?.after.replicas).toBe(3);
});

test('a filter chooses nodes; what has no pods has no placement', async () => {
  const { answer: all } = await observer.ask('placement', { object: cart('100m', 1) });
  // The last one has a zone: it is no node that another test adds and removes.
  const name = all?.shown.at(-1)?.name ?? '';
  const { answer: one } = await observer.ask('placement', {
    object: cart('100m', 1),
    filter: `hostname=${name.toUpperCase()}`,
  });
  expect(one).toMatchObject({ matching: 1 });
  expect(one?.shown.map(node => node.name)).toEqual([name]);
  const { answer } = await observer.ask('placement', { object: { apiVersion: 'v1', kind: 'ConfigMap' } });
  expect(answer).toBeNull();
});

test('of a kind that only discovery knows, before is the saved file', async () => {
  const { answer } = await observer.ask('placement', {
    object: { ...cart('100m', 1), kind: 'Rollout', apiVersion: 'argoproj.io/v1alpha1' },
    saved: cart('50m', 2),
  });
  expect(answer).toMatchObject({ beforeFrom: 'file', before: { replicas: 2 } });
});
