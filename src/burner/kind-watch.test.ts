import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Connection } from '../cluster/connection';
import { connectionTo } from './api-server.test-data';
import { watchKind } from './kind-watch';
import { untilReady } from './wait-outcome';

const pod = (uid: string, phase: string) => ({
  metadata: { uid, name: uid, namespace: 'ns', resourceVersion: '2', labels: { app: uid } },
  status: { phase },
});

let connection: Connection;
let close: () => Promise<void>;
let stream: ServerResponse;
let streaming: Promise<void>;
let asked: string[];
let listStatus: number;

beforeEach(async () => {
  asked = [];
  listStatus = 200;
  let opened = (): void => undefined;
  streaming = new Promise(resolve => (opened = resolve));
  const list = { kind: 'PodList', apiVersion: 'v1', metadata: { resourceVersion: '1' }, items: [pod('a', 'Pending')] };
  ({ connection, close } = await connectionTo(({ url = '' }, response) => {
    asked.push(url);
    response.writeHead(listStatus, { 'content-type': 'application/json' });
    if (!url.includes('watch=')) return void response.end(JSON.stringify(list));
    stream = response;
    response.flushHeaders();
    opened();
  }));
});
afterEach(() => close());

const watch = (signal = new AbortController().signal) =>
  watchKind({
    connection,
    path: '/api/v1/pods',
    selector: 'run=1',
    readiness: () => ({
      isReady: ({ status }) => status?.phase === 'Running',
      failure: ({ status }) => (status?.phase === 'Failed' ? 'Failed' : undefined),
    }),
    signal,
  });
const line = (type: string, object: object) => `${JSON.stringify({ type, object })}\n`;
const say = (type: string, object: object) => stream.write(line(type, object));
const soon = () => performance.now() + 5000;

test('after the first list its objects are known, narrowed by the selector', async () => {
  const pods = watch();
  await pods.synced;
  expect([...pods.entries.values()]).toEqual([
    { uid: 'a', name: 'a', namespace: 'ns', labels: { app: 'a' }, ready: false, failure: undefined, createdAt: NaN },
  ]);
  expect(asked.every(url => url.includes('labelSelector=run%3D1'))).toBe(true);
  pods.close();
});

test('a wait ends with the event that fulfils it', async () => {
  const pods = watch();
  await Promise.all([pods.synced, streaming]);
  const ready = pods.until(() => pods.entries.get('a')?.ready === true, soon());
  say('MODIFIED', pod('a', 'Running'));
  expect(await ready).toBe(true);
  const gone = pods.until(() => pods.entries.size === 0, soon());
  say('DELETED', pod('a', 'Running'));
  expect(await gone).toBe(true);
  pods.close();
});

test.each([
  ['ready', 'Running', undefined],
  ['failed', 'Failed', { missing: 1, seen: [{ name: 'a', failure: 'Failed' }] }],
])('what was %s at one moment stays so for a wait, whatever the same chunk tells next', async (_, phase, outcome) => {
  const pods = watch();
  await Promise.all([pods.synced, streaming]);
  const look = () => {
    const { present, ready, failed } = pods.total();
    return { missing: present - ready, failed, seen: () => [...pods.entries.values()] };
  };
  const waiting = untilReady(pods, look, soon());
  stream.write(line('MODIFIED', pod('a', phase)) + line('MODIFIED', pod('a', 'Pending')));
  const told = await waiting;
  if (outcome === undefined) expect(told).toBeUndefined();
  else expect(told).toMatchObject(outcome);
  expect(pods.total()).toMatchObject({ present: 1, ready: 0, failed: 0 });
  pods.close();
});

test('a wait ends at its deadline, and at once when the run is cancelled', async () => {
  const stop = new AbortController();
  const pods = watch(stop.signal);
  await pods.synced;
  expect(await pods.until(() => false, performance.now() + 50)).toBe(false);
  const waiting = pods.until(() => false, performance.now() + 60_000);
  stop.abort();
  expect(await waiting).toBe(false);
});

test('a list that is forbidden rejects the first sync', async () => {
  listStatus = 403;
  await expect(watch().synced).rejects.toMatchObject({ kind: 'forbidden' });
});
