import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { WatchEvent } from './connection';
import { openConnection } from './open-connection';

/** A server that forgets: a real one does so only after minutes, when etcd is compacted. */
const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach(close => close()));

async function serve(answer: (url: URL, response: ServerResponse) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-watch-'));
  const server = createServer((request, response) => answer(new URL(request.url ?? '', 'http://server'), response));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => (server.closeAllConnections(), server.close(), rmSync(folder, { recursive: true })));
  const kubeconfig = join(folder, 'config');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const parts = [
    `clusters: [{name: c, cluster: {server: '${address}'}}]`,
    'contexts: [{name: c, context: {cluster: c}}]',
    'current-context: c',
  ];
  writeFileSync(kubeconfig, parts.join('\n'));
  return openConnection({ kubeconfig, env: {} });
}

const configMap = (name: string, resourceVersion: string) => ({
  metadata: { name, uid: `uid-${name}`, resourceVersion },
});
const listOf = (resourceVersion: string, items: object[], more = '') =>
  JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMapList', metadata: { resourceVersion, continue: more }, items });

test('after 410 a new list tells only what changed, behind a gap', async () => {
  let lists = 0;
  const connection = await serve((url, response) => {
    if (!url.searchParams.has('watch')) {
      lists += 1;
      const first = [configMap('gone', '1'), configMap('same', '2'), configMap('changed', '3')];
      const second = [configMap('same', '2'), configMap('changed', '7'), configMap('new', '8')];
      response.end(lists === 1 ? listOf('5', first) : listOf('9', second));
    } else if (url.searchParams.get('resourceVersion') === '5') {
      response.end(
        `${JSON.stringify({ type: 'ERROR', object: { code: 410, message: 'too old resource version' } })}\n`,
      );
    } else {
      response.write(`${JSON.stringify({ type: 'ADDED', object: configMap('later', '10') })}\n`);
    }
  });
  const stop = new AbortController();
  const told: string[] = [];
  const note = (event: WatchEvent) =>
    told.push('object' in event ? `${event.type} ${(event.object['metadata'] as { name: string }).name}` : event.type);
  const watching = connection.watch({ path: '/api/v1/configmaps', signal: stop.signal }, note);
  await expect.poll(() => told.at(-1), { timeout: 5000 }).toBe('ADDED later');
  stop.abort();
  await watching;
  await connection.close();
  const before = ['ADDED gone', 'ADDED same', 'ADDED changed', 'SYNCED'];
  expect(told).toEqual([...before, 'MODIFIED changed', 'ADDED new', 'DELETED gone', 'GAP', 'ADDED later']);
});

test('lists come in pages, and items get the kind that a list leaves out', async () => {
  const connection = await serve((url, response) => {
    const next = url.searchParams.get('continue');
    if (url.searchParams.has('watch')) response.write('\n');
    else
      response.end(next === 'more' ? listOf('5', [configMap('b', '2')]) : listOf('5', [configMap('a', '1')], 'more'));
  });
  const stop = new AbortController();
  const kinds: unknown[] = [];
  await connection.watch({ path: '/api/v1/configmaps', signal: stop.signal }, event => {
    if (event.type === 'SYNCED') stop.abort();
    else if ('object' in event) kinds.push(event.object['kind']);
  });
  await connection.close();
  expect(kinds).toEqual(['ConfigMap', 'ConfigMap']);
});
