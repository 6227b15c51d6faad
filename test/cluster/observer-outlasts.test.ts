import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import { writeKubeconfig } from './kubeconfigs';
import { eventually, observerOf, type ObserverUnderTest } from './observing';
import { ownCluster } from './own-cluster';
import { relayTo } from './relay';
import { ownUser, portUnderTest, tokenIn, type OwnUser } from './service-account';

const folder = mkdtempSync(join(tmpdir(), 'headroom-outlasts-'));
let connection: Connection;
beforeAll(async () => {
  connection = await openConnection({ kubeconfig: inject('kubeconfig'), env: {} });
});
afterAll(async () => {
  await connection.close();
  rmSync(folder, { recursive: true });
});

const readsAll = [{ apiGroups: ['*'], resources: ['*'], verbs: ['get', 'list', 'watch'] }];

/** Makes a ServiceAccount, which the observer then sees. */
async function expectFollowed(observer: ObserverUnderTest, through: Connection, name: string): Promise<void> {
  const path = '/api/v1/namespaces/default/serviceaccounts';
  await through.request({ method: 'POST', path, body: { metadata: { name } } });
  const accounts = async () => (await observer.ask('fairness')).answer.accounts?.map(account => account.name) ?? [];
  try {
    await eventually(accounts, known => known.includes(name));
  } finally {
    await through.request({ method: 'DELETE', path: `${path}/${name}` });
  }
}

/** The server keeps a token that it has seen for ten seconds. */
async function untilRefused(token: string, name: string): Promise<void> {
  const kubeconfig = writeKubeconfig(folder, name, { user: { token } });
  const old = await openConnection({ kubeconfig, env: {} });
  const asked = () =>
    old.request({ method: 'GET', path: '/api/v1/nodes' }).then(
      () => 'taken',
      () => 'refused',
    );
  await eventually(asked, answer => answer === 'refused');
  await old.close();
}

/** A kubeconfig whose plugin gives what the token file holds. */
function pluginOf({ folder: own }: OwnUser, server: string): string {
  const read = `require('fs').readFileSync(${JSON.stringify(join(own, 'token'))},'utf8')`;
  const answer = `{apiVersion:JSON.parse(process.env.KUBERNETES_EXEC_INFO).apiVersion,kind:'ExecCredential',status:{token:${read}}}`;
  const command = join(own, 'plugin.js');
  writeFileSync(command, `#!${process.execPath}\nconsole.log(JSON.stringify(${answer}))`);
  chmodSync(command, 0o755);
  return writeKubeconfig(own, 'plugin', { user: { exec: { command } }, cluster: { server } });
}

test.concurrent.for(['token file', 'credential plugin'])(
  'a token of a %s that expires and is renewed: stale meanwhile, with what to do, and live again',
  async (way, { onTestFinished }) => {
    const name = `outlasts-${way.split(' ')[0] ?? ''}`;
    const relay = await relayTo(portUnderTest());
    const server = `https://127.0.0.1:${relay.port}`;
    const user = await ownUser(connection, name, server);
    onTestFinished(user.end);
    await user.allow(readsAll);
    const observer = observerOf(way === 'token file' ? user.kubeconfig : pluginOf(user, server));
    onTestFinished(observer.end);
    await observer.until('live');
    const token = tokenIn(user);
    await user.expire();
    await untilRefused(token, name);
    // What is open stays open; the next stream shows the token again.
    await relay.close();
    const again = await relayTo(portUnderTest(), relay.port);
    onTestFinished(again.close);
    await eventually(
      async () => observer.states.at(-1),
      said => said?.state === 'stale' && said.sentence.includes('log in again'),
    );
    expect(JSON.stringify(observer.states)).not.toContain(token);
    expect((await observer.ask('status')).freshness.missing).toEqual([]);
    await user.renew();
    await observer.until('live');
    await expectFollowed(observer, connection, name);
  },
);

test.concurrent(
  'the API server is killed and comes back: stale meanwhile, then what is new is seen',
  async ({ onTestFinished }) => {
    const own = await ownCluster();
    onTestFinished(own.end);
    const observer = observerOf(own.kubeconfig);
    onTestFinished(observer.end);
    await observer.until('live');
    const before = (await observer.ask('status')).answer;
    const start = own.kill();
    await observer.until('stale');
    expect((await observer.ask('status')).answer).toEqual(before);
    start();
    await observer.until('live');
    await expectFollowed(observer, own.connection, 'after-the-restart');
    expect((await observer.ask('status')).freshness.staleSince).toBeUndefined();
  },
);
