import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import { headroom } from './command-line';

const namespace = 'headroom-lint-cluster';
const folder = mkdtempSync(path.join(tmpdir(), 'headroom-lint-cluster-'));
const file = path.join(folder, 'files.yaml');
const deployment = (name: string, cpu: string, pod = ''): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  replicas: 3
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:${pod}
      containers:
        - { name: c, image: a:1, resources: { requests: { cpu: ${cpu}, memory: 64Mi } } }
`;
let connection: Connection;

beforeAll(async () => {
  connection = await openConnection({ kubeconfig: inject('kubeconfig'), env: {} });
  const create = (at: string, body: object) => connection.request<object>({ method: 'POST', path: at, body });
  await create('/api/v1/namespaces', { metadata: { name: namespace } });
  await create(`/api/v1/namespaces/${namespace}/resourcequotas`, {
    metadata: { name: 'team' },
    spec: { hard: { 'requests.cpu': '250m' } },
  });
  const quota = { method: 'GET', path: `/api/v1/namespaces/${namespace}/resourcequotas/team` } as const;
  // Until the quota's controller has looked, its status says nothing.
  await vi.waitFor(
    async () => {
      const { body } = await connection.request<{ status?: { hard?: object } }>(quota);
      expect(body.status?.hard).toEqual({ 'requests.cpu': '250m' });
    },
    { timeout: 60_000, interval: 500 },
  );
  const texts = [
    deployment('huge', '900'),
    deployment('small', '100m'),
    deployment('lost', '10m', '\n      priorityClassName: headroom-nobody'),
  ];
  writeFileSync(file, texts.join('---\n'));
});
afterAll(async () => {
  await connection.request({ method: 'DELETE', path: `/api/v1/namespaces/${namespace}` });
  await connection.close();
  rmSync(folder, { recursive: true, force: true });
});

async function rulesBy(...args: string[]): Promise<readonly { rule: string; name: string; message: string }[]> {
  const { stdout, stderr } = await headroom(['lint', file, '-o', 'json', ...args]).ended;
  expect(stderr).not.toContain('headroom:');
  const { findings } = JSON.parse(stdout) as {
    findings: { rule: string; message: string; object: { name: string } }[];
  };
  return findings.map(({ rule, message, object }) => ({ rule, name: object.name, message }));
}

test('with the cluster’s facts, rules say what this cluster would refuse; what the API server does is the same', async () => {
  const found = await rulesBy('--cluster');
  const of = (rule: string) => found.filter(one => one.rule === rule);
  expect(of('fits-no-node').map(({ name }) => name)).toEqual(['huge']);
  expect(of('fits-no-node')[0]?.message).toContain(`context "${connection.context}"`);
  expect(of('fits-no-node')[0]?.message).toMatch(
    /context "[^"]+", \d\d:\d\d UTC.*0\/\d+ nodes are available: .*Insufficient cpu/,
  );
  expect(of('quota-left').map(({ name }) => name)).toEqual(['huge', 'small']);
  expect(of('quota-left')[1]?.message).toContain('left for 2 more pods, and 3 are to come');
  expect(of('priority-class-not-in-cluster').map(({ name }) => name)).toEqual(['lost']);
  const pod = (name: string, cpu: string, more = {}) =>
    connection.request({
      method: 'POST',
      path: `/api/v1/namespaces/${namespace}/pods`,
      query: { dryRun: 'All' },
      body: {
        metadata: { name },
        spec: { ...more, containers: [{ name: 'c', image: 'a:1', resources: { requests: { cpu } } }] },
      },
    });
  await expect(pod('too-much', '300m')).rejects.toThrow(/quota/);
  await expect(pod('nobody', '10m', { priorityClassName: 'headroom-nobody' })).rejects.toThrow(/headroom-nobody/);
});

test('without them the same files are judged alone', async () => {
  const rules = (await rulesBy()).map(({ rule }) => rule);
  expect(rules).not.toContain('fits-no-node');
  expect(rules).not.toContain('quota-left');
});

test('a cluster that cannot be asked is a usage error, in a sentence', async () => {
  const { code, stderr } = await headroom(['lint', file, '--cluster', '--context', 'nobody']).ended;
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('nobody') as string });
});
