import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { ClusterError } from '../../src/cluster/cluster-error';
import type { Connection } from '../../src/cluster/connection';
import { openConnection, type ConnectionOptions } from '../../src/cluster/open-connection';
import { admin, cluster, given, tokenOf, writeKubeconfig } from './kubeconfigs';
import { connectProxy } from './relay';

const folder = mkdtempSync(join(tmpdir(), 'headroom-door-'));
afterAll(() => rmSync(folder, { recursive: true }));
const env = { PATH: process.env['PATH'] };

async function through<T>(
  options: Partial<ConnectionOptions>,
  use: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await openConnection({ env, ...options });
  try {
    return await use(connection);
  } finally {
    await connection.close();
  }
}

const listConfigMaps = (connection: Connection) =>
  connection.request({ method: 'GET', path: '/api/v1/namespaces/default/configmaps' });

async function failure(options: Partial<ConnectionOptions>): Promise<ClusterError> {
  const error: unknown = await through(options, listConfigMaps).catch((thrown: unknown) => thrown);
  if (!(error instanceof ClusterError)) throw new Error('It did not fail as it should.', { cause: error });
  return error;
}

test('the current context answers, and names its server and namespace', () =>
  through({ kubeconfig: inject('kubeconfig') }, async connection => {
    expect(connection).toMatchObject({ context: admin, server: cluster.server, namespace: 'default' });
    const answer = await connection.request<{ gitVersion: string }>({ method: 'GET', path: '/version' });
    expect(answer.body.gitVersion).toMatch(/^v1\./);
  }));

test('a user without the right is told the verb, the resource and the namespace', async () => {
  const context = given.contexts.map(({ name }) => name).find(name => name.endsWith('alice'));
  const options = { kubeconfig: inject('kubeconfig'), env, ...(context && { context }) };
  const error: unknown = await through(options, connection =>
    connection.request({ method: 'GET', path: '/apis/apps/v1/namespaces/kube-system/deployments' }),
  ).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ kind: 'forbidden', status: 403 });
  expect(String(error)).toContain('User "alice" may not list deployments.apps in namespace "kube-system"');
});

test('a wrong token is told as expired, and never shown', async () => {
  const kubeconfig = writeKubeconfig(folder, 'wrong-token', { user: { token: 'not-the-token-at-all' } });
  const error = await failure({ kubeconfig });
  expect(error).toMatchObject({ kind: 'expired', status: 401 });
  expect(error.message).toMatch(/does not accept the credentials of user "c".*log in again/);
  expect(JSON.stringify(error) + error.stack).not.toContain('not-the-token-at-all');
});

test('a server with another certificate authority is not trusted', async () => {
  const kubeconfig = writeKubeconfig(folder, 'no-ca', { cluster: { 'certificate-authority-data': undefined } });
  const error = await failure({ kubeconfig });
  expect(error.kind).toBe('certificate');
  expect(error.message).toContain(`The certificate of ${new URL(cluster.server).host} is not what context "c" trusts`);
});

test('insecure-skip-tls-verify answers all the same', () => {
  const insecure = { 'certificate-authority-data': undefined, 'insecure-skip-tls-verify': true };
  const kubeconfig = writeKubeconfig(folder, 'insecure', { cluster: insecure });
  return through({ kubeconfig }, async connection => expect((await listConfigMaps(connection)).status).toBe(200));
});

/** Who the server says that we are. */
const whoAmI = async (connection: Connection): Promise<string> => {
  const path = '/apis/authentication.k8s.io/v1/selfsubjectreviews';
  const body = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' };
  const answer = await connection.request<{ status: { userInfo: { username: string } } }>({
    method: 'POST',
    path,
    body,
  });
  return answer.body.status.userInfo.username;
};

test('a client certificate signs in, from files and from data', async () => {
  const certificates = join(dirname(inject('kubeconfig')), 'certificates');
  const file = (name: string): string => join(certificates, name);
  const files = { 'client-certificate': file('carol.crt'), 'client-key': file('carol.key') };
  const base64 = (name: string): string => readFileSync(file(name)).toString('base64');
  const data = { 'client-certificate-data': base64('carol.crt'), 'client-key-data': base64('carol.key') };
  for (const user of [files, data]) {
    const kubeconfig = writeKubeconfig(folder, 'certificate', { user });
    expect(await through({ kubeconfig }, whoAmI)).toBe('carol');
  }
});

test('a token file is read, relative to the kubeconfig, and with its line break left out', async () => {
  writeFileSync(join(folder, 'token'), `${tokenOf(admin)}\n`);
  const kubeconfig = writeKubeconfig(folder, 'token-file', { user: { tokenFile: 'token' } });
  expect(await through({ kubeconfig }, whoAmI)).toBe('practice-admin');
});

test('tls-server-name is the name that the certificate must have', async () => {
  const named = (name: string) => writeKubeconfig(folder, 'named', { cluster: { 'tls-server-name': name } });
  expect(await through({ kubeconfig: named('kubernetes.default.svc') }, whoAmI)).toBe('practice-admin');
  const error = await failure({ kubeconfig: named('somewhere.else') });
  expect(error.kind).toBe('certificate');
});

test('a port where nobody listens is unreachable, with host and port and without user info', async () => {
  const server = 'https://somebody:secret@127.0.0.1:1';
  const error = await failure({ kubeconfig: writeKubeconfig(folder, 'nobody', { cluster: { server } }) });
  expect(error.kind).toBe('unreachable');
  expect(error.message).toContain('at 127.0.0.1:1 (connection refused)');
  expect(error.message).not.toContain('secret');
});

test('of several files the first to name a context or a current context wins', async () => {
  const first = writeKubeconfig(folder, 'first', { user: { token: 'wrong' }, as: 'shared' });
  const second = writeKubeconfig(folder, 'second', { as: 'shared' });
  const third = writeKubeconfig(folder, 'third', { as: 'other' });
  const KUBECONFIG = [join(folder, 'missing'), first, second, third].join(delimiter);
  expect((await failure({ env: { KUBECONFIG } })).kind).toBe('expired');
  await through({ env: { KUBECONFIG }, context: 'other' }, async connection => {
    expect((await listConfigMaps(connection)).status).toBe(200);
  });
});

test('an unknown context is told with those that there are', async () => {
  const kubeconfig = writeKubeconfig(folder, 'known', {});
  await expect(openConnection({ kubeconfig, context: 'nope', env })).rejects.toThrow(
    /There is no context "nope" in .*known: it knows "c"/,
  );
  await expect(openConnection({ kubeconfig: join(folder, 'none'), env })).rejects.toThrow(/There is no kubeconfig at/);
});

function writePlugin(name: string, script: string): string {
  writeFileSync(join(folder, name), `#!${process.execPath}\n${script}`);
  chmodSync(join(folder, name), 0o755);
  return `./${name}`;
}

test('a credential plugin runs once for many first requests, and again when the server rejects what it gave', async () => {
  const calls = join(folder, 'calls');
  const answer = `{kind:'ExecCredential',status:{token:n===1?'stale-token':process.env.RIGHT}}`;
  const command = writePlugin(
    'plugin.js',
    `const fs=require('fs');fs.appendFileSync(${JSON.stringify(calls)},'x');
     const n=fs.readFileSync(${JSON.stringify(calls)},'utf8').length;
     if(!JSON.parse(process.env.KUBERNETES_EXEC_INFO).apiVersion) process.exit(1);
     console.log(JSON.stringify(${answer}))`,
  );
  const exec = { command, env: [{ name: 'RIGHT', value: tokenOf(admin) }] };
  const kubeconfig = writeKubeconfig(folder, 'exec', { user: { exec } });
  await through({ kubeconfig }, async connection => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => listConfigMaps(connection)));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });
  expect(readFileSync(calls, 'utf8')).toBe('xx');
});

test('a failing credential plugin is told with its command and last line, and no token of it', async () => {
  const command = writePlugin(
    'failing.js',
    `console.error('first line');console.error('login expired, token=abcdef123456');process.exit(3)`,
  );
  const error = await failure({ kubeconfig: writeKubeconfig(folder, 'failing', { user: { exec: { command } } }) });
  expect(error.kind).toBe('credential-plugin');
  expect(error.message).toMatch(/failing\.js" ended with 3 and said: login expired, token=\*\*\*/);
  expect(error.message).not.toMatch(/abcdef|first line/);
});

test('proxy-url leads through the proxy', async () => {
  const proxy = await connectProxy();
  const proxied = { 'proxy-url': `http://127.0.0.1:${proxy.port}` };
  const kubeconfig = writeKubeconfig(folder, 'proxy', { cluster: proxied });
  await through({ kubeconfig }, async connection => expect((await listConfigMaps(connection)).status).toBe(200));
  await proxy.close();
  expect(new Set(proxy.asked)).toEqual(new Set([new URL(cluster.server).host]));
  const error = await failure({ kubeconfig });
  expect(error.message).toContain(`through the proxy 127.0.0.1:${proxy.port} (connection refused)`);
});

test('a cancelled request ends at once', () =>
  through({ kubeconfig: inject('kubeconfig') }, async connection => {
    const stop = new AbortController();
    const waiting = connection.request({ method: 'GET', path: '/version', signal: stop.signal });
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ kind: 'cancelled' });
  }));
