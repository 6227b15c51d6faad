import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, inject, onTestFinished, test } from 'vitest';
import { openConnection } from '../../src/cluster/open-connection';
import { admin, cluster, given, writeKubeconfig } from './kubeconfigs';
import { observerOf } from './observing';
import { relayTo } from './relay';

const folder = mkdtempSync(join(tmpdir(), 'headroom-observer-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** An observer that ends with the test. */
function observing(kubeconfig: string) {
  const observer = observerOf(kubeconfig);
  onTestFinished(observer.end);
  return observer;
}

const deployment = (replicas: number, cpu: string) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'asked', namespace: 'default' },
  spec: {
    replicas,
    selector: { matchLabels: { app: 'asked' } },
    template: {
      metadata: { labels: { app: 'asked' } },
      spec: { containers: [{ name: 'c', image: 'web:1', resources: { requests: { cpu } } }] },
    },
  },
});

test('a workload, the levels and the capacity are answered from the live cluster', async () => {
  const { ask, line, until } = observing(inject('kubeconfig'));
  expect(await line('status')).toMatchObject({
    error: expect.stringMatching(/^No cluster is followed yet|^Reading the cluster/),
  });
  await until('live');
  const { answer: status, freshness } = await ask('status');
  expect(freshness).toMatchObject({ context: admin, server: cluster.server, missing: [] });
  const { answer: small } = await ask('workload', { object: deployment(2, '100m') });
  expect(small).toMatchObject({ nodes: status.nodes, fits: status.nodes });
  expect(small?.best[0]?.total).toBe(small?.total);
  expect(small?.next).toContain(small?.best[0]?.node);
  const { answer: huge } = await ask('workload', { object: deployment(2, '900') });
  expect(huge).toMatchObject({ fits: 0, next: [] });
  expect(huge?.fitError).toContain('Insufficient cpu');
  expect(huge?.changes.length).toBeGreaterThan(0);
  const { answer: fairness } = await ask('fairness');
  expect(fairness).toMatchObject({ serverSeats: 600, serverSeatsKnown: true });
  expect(fairness.levels.find(({ name }) => name === 'workload-low')?.nominal).toBe(245);
  const { answer: capacity } = await ask('capacity');
  expect(capacity.nodes).toHaveLength(status.nodes);
  // A /24 of the controller manager; what takes them is of pod-addresses.test.ts.
  expect(capacity.nodes.map(({ rooms }) => rooms.addresses?.allocatable)).toContain(254);
  expect(await ask('workload', { object: { apiVersion: 'v1', kind: 'ConfigMap' } })).toMatchObject({ answer: null });
});

test('what is created is seen', async () => {
  const { ask, until } = observing(inject('kubeconfig'));
  await until('live');
  const connection = await openConnection({ kubeconfig: inject('kubeconfig'), env: {} });
  onTestFinished(() => connection.close());
  const { answer: before } = await ask('status');
  const body = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'headroom-observed' } };
  await connection.request({ method: 'POST', path: '/api/v1/nodes', body });
  onTestFinished(async () => {
    await connection.request({ method: 'DELETE', path: '/api/v1/nodes/headroom-observed' });
  });
  await expect.poll(async () => (await ask('status')).answer.nodes).toBe(before.nodes + 1);
});

test('another current context is followed as soon as the kubeconfig names it', async () => {
  const file = writeKubeconfig(folder, 'switching', { as: 'one' });
  const { ask, states, until } = observing(file);
  await until('live');
  const config = readFileSync(file, 'utf8').replaceAll('"one"', '"two"');
  writeFileSync(file, config);
  await expect.poll(() => states.at(-1)?.context, { timeout: 15_000 }).toBe('two');
  await until('live');
  expect((await ask('status')).freshness.context).toBe('two');
});

test('what is out of date is said to be, and is live again afterwards', async () => {
  const { port } = new URL(cluster.server);
  const relay = await relayTo(Number(port));
  const server = `https://127.0.0.1:${relay.port}`;
  const { ask, until } = observing(writeKubeconfig(folder, 'relayed', { cluster: { server } }));
  await until('live');
  await relay.close();
  await until('stale');
  const { answer, freshness } = await ask('status');
  expect(answer.nodes).toBeGreaterThan(0);
  expect(freshness.staleSince).toBeGreaterThan(Date.now() - 30_000);
  const again = await relayTo(Number(port), relay.port);
  onTestFinished(again.close);
  await until('live');
  expect((await ask('status')).freshness.staleSince).toBeUndefined();
});

test('somebody who may not list nodes is told so in a sentence', async () => {
  const user = given.users.find(({ name }) => name.endsWith('alice'))?.user ?? { token: '' };
  const { states, until } = observing(writeKubeconfig(folder, 'alice', { user }));
  await until('failed');
  expect(states.at(-1)?.sentence).toContain('nodes are not followed');
  expect(states.at(-1)?.sentence).not.toContain(user.token);
});
