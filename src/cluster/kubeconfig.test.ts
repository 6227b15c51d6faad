import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readKubeconfig } from './kubeconfig';
import { targetOf } from './target';

const folder = mkdtempSync(join(tmpdir(), 'headroom-kubeconfig-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

test('paths are relative to the file that names them', async () => {
  const file = write(
    'paths',
    `clusters: [{name: c, cluster: {server: https://host:6443/, certificate-authority: pki/ca.crt}}]
users: [{name: u, user: {tokenFile: token, exec: {command: ./login, args: [1]}}}, {name: v, user: {exec: {command: login}}}]`,
  );
  const { clusters, users } = await readKubeconfig(file, {});
  expect(clusters.get('c')).toMatchObject({ server: 'https://host:6443', caFile: join(folder, 'pki/ca.crt') });
  expect(users.get('u')?.tokenFile).toBe(join(folder, 'token'));
  expect(users.get('u')?.exec).toMatchObject({ command: join(folder, 'login'), args: ['1'] });
  expect(users.get('v')?.exec?.command).toBe('login');
});

test('a context gives address, prefix and namespace', async () => {
  const file = write(
    'target',
    `clusters: [{name: c, cluster: {server: 'https://me:secret@host/k8s/clusters/one/'}}]
users: [{name: u, user: {}}]
contexts: [{name: x, context: {cluster: c, user: u, namespace: team}}]`,
  );
  const kubeconfig = await readKubeconfig(file, {});
  expect(() => targetOf(kubeconfig, undefined, undefined)).toThrow(/No current context is set.*it knows "x"/);
  const target = targetOf(kubeconfig, 'x', undefined);
  expect(target).toMatchObject({ origin: 'https://host', prefix: '/k8s/clusters/one', address: 'host:443' });
  expect([target.namespace, targetOf(kubeconfig, 'x', 'mine').namespace]).toEqual(['team', 'mine']);
});

test.each([
  ['a: [1, token: secret-value', /is not valid YAML/],
  ['- a list', /is not a kubeconfig: it holds no mapping/],
  ['\u0000\u0001binary', /is not/],
])('%j is a sentence that quotes nothing of the file', async (text, sentence) => {
  const error: unknown = await readKubeconfig(write('broken', text), {}).catch((thrown: unknown) => thrown);
  expect(String(error)).toMatch(sentence);
  expect(String(error)).not.toMatch(/secret|binary/);
});

test('without KUBECONFIG it is the one in the home folder, and its absence says what to do', async () => {
  await expect(readKubeconfig(undefined, { HOME: folder })).rejects.toThrow(
    /looked for .*\.kube\/config.*set KUBECONFIG/,
  );
});
