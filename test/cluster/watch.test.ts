import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Connection, WatchEvent } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import { cluster, writeKubeconfig } from './kubeconfigs';
import { relayTo } from './relay';

const configMaps = '/api/v1/namespaces/default/configmaps';
const name = 'headroom-watch-test';
const query = { fieldSelector: `metadata.name=${name}` };
let folder: string;
let relay: Awaited<ReturnType<typeof relayTo>>;
let direct: Connection;
let relayed: Connection;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'headroom-watch-'));
  relay = await relayTo(Number(new URL(cluster.server).port));
  const server = `https://127.0.0.1:${relay.port}`;
  direct = await openConnection({ kubeconfig: writeKubeconfig(folder, 'direct', {}), env: {} });
  relayed = await openConnection({ kubeconfig: writeKubeconfig(folder, 'relayed', { cluster: { server } }), env: {} });
});

afterEach(async () => {
  await direct.request({ method: 'DELETE', path: `${configMaps}/${name}` }).catch(() => 'gone already');
  await Promise.all([direct.close(), relayed.close(), relay.close()]);
  rmSync(folder, { recursive: true });
});

const create = () => direct.request({ method: 'POST', path: configMaps, body: { metadata: { name } } });
const change = (value: string) =>
  direct.request({ method: 'PATCH', path: `${configMaps}/${name}`, body: { data: { value } } });
const remove = () => direct.request({ method: 'DELETE', path: `${configMaps}/${name}` });

function startWatch() {
  const stop = new AbortController();
  const events: WatchEvent[] = [];
  const ended = relayed.watch({ path: configMaps, query, signal: stop.signal }, event => events.push(event));
  const types = () => events.map(({ type }) => type);
  const seen = (type: WatchEvent['type'], times = 1) =>
    expect.poll(() => types().filter(one => one === type).length, { timeout: 10_000 }).toBe(times);
  const end = async () => {
    stop.abort();
    await ended;
  };
  return { events, types, seen, end };
}

test('creation, change and deletion arrive in order, stamped when they came', async () => {
  const watch = startWatch();
  await watch.seen('SYNCED');
  const before = performance.timeOrigin + performance.now();
  await create();
  await change('1');
  await remove();
  await watch.seen('DELETED');
  await watch.end();
  expect(watch.types()).toEqual(['SYNCED', 'ADDED', 'MODIFIED', 'DELETED']);
  const times = watch.events.flatMap(event => ('object' in event ? [event.arrivedAt] : []));
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(times[0]).toBeGreaterThan(before);
});

test('after the stream was cut nothing is lost or told twice, and the gap is marked', async () => {
  const watch = startWatch();
  await watch.seen('SYNCED');
  await create();
  await watch.seen('ADDED');
  relay.cut();
  await change('while away');
  await remove();
  await watch.seen('DELETED');
  await watch.end();
  expect(watch.types()).toEqual(['SYNCED', 'ADDED', 'GAP', 'MODIFIED', 'DELETED']);
  const gap = watch.events.find(event => event.type === 'GAP');
  expect(gap && gap.to > gap.from).toBe(true);
});

test('a watch without the right to it fails instead of trying for ever', async () => {
  const kubeconfig = writeKubeconfig(folder, 'nobody', { user: { token: 'wrong' } });
  const connection = await openConnection({ kubeconfig, env: {} });
  const watching = connection.watch({ path: configMaps, signal: new AbortController().signal }, () => undefined);
  await expect(watching).rejects.toMatchObject({ kind: 'expired' });
  await connection.close();
});
