import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import { headroom } from './command-line';

interface Document {
  readonly pod: string;
  readonly nodes: readonly {
    readonly node: string;
    readonly feasible: boolean;
    readonly reasons: readonly string[];
    readonly total: number;
  }[];
  readonly kubernetes: string;
  readonly sampled: boolean;
  readonly next: readonly string[];
}

const secret = 'a-password-of-nobody';
const namespace = 'headroom-score';
const folder = mkdtempSync(join(tmpdir(), 'headroom-score-'));
const file = join(folder, 'cluster.json');
const manifest = join(folder, 'web.yaml');
const run = (...args: string[]) => headroom(args).ended;
let connection: Connection;

beforeAll(async () => {
  connection = await openConnection({ kubeconfig: inject('kubeconfig'), env: {} });
  const create = (path: string, body: object) => connection.request({ method: 'POST', path, body });
  await create('/api/v1/namespaces', { metadata: { name: namespace } });
  const own = `/api/v1/namespaces/${namespace}`;
  await create(`${own}/secrets`, { metadata: { name: 'one' }, stringData: { password: secret } });
  await create(`${own}/configmaps`, { metadata: { name: 'one' }, data: { password: secret } });
  await create(`${own}/pods`, {
    metadata: { name: 'held', annotations: { note: secret } },
    spec: {
      nodeSelector: { 'headroom.dev/nowhere': 'true' },
      containers: [{ name: 'c', image: 'a:1', args: [secret], env: [{ name: 'PASSWORD', value: secret }] }],
    },
  });
  writeFileSync(
    manifest,
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: ${namespace} }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: web:1, resources: { requests: { cpu: 100m, memory: 64Mi } } }
`,
  );
});
afterAll(async () => {
  await connection.request({ method: 'DELETE', path: `/api/v1/namespaces/${namespace}` });
  await connection.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a snapshot holds nodes and pods, and nothing secret', async () => {
  const { code, stderr } = await run('snapshot', '--out', file);
  expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('nodes and') as string });
  const text = readFileSync(file, 'utf8');
  expect(text).not.toContain(secret);
  const { objects, flowSchemas } = JSON.parse(text) as { objects: { kind: string }[]; flowSchemas: unknown[] };
  expect(new Set(objects.map(({ kind }) => kind))).toContain('Node');
  expect(flowSchemas.length).toBeGreaterThan(5);
});

test('a Deployment in a file goes to a node of the cluster, which the table and the JSON name alike', async () => {
  const { code, stdout } = await run('score', manifest, '--snapshot', file, '-o', 'json');
  expect(code).toBe(0);
  const document = JSON.parse(stdout) as Document;
  const best = Math.max(...document.nodes.map(({ total }) => total));
  const [first = ''] = document.next;
  expect(document).toMatchObject({ pod: `${namespace}/web`, sampled: false });
  expect(document.nodes.find(({ node }) => node === first)?.total).toBe(best);
  const table = await run('score', manifest, '--snapshot', file);
  expect(table.stdout).toContain('TaintToleration');
  expect(table.stdout).toContain(`${document.next.join(' or ')} next (${best})`);
});

test('a pod that fits nowhere ends with 1, with the scheduler’s words and what would change it', async () => {
  const { code, stdout } = await run('score', `${namespace}/held`);
  expect(code).toBe(1);
  expect(stdout).toContain("node(s) didn't match Pod's node affinity/selector");
  expect(stdout).toContain('Without the nodeSelector headroom.dev/nowhere: true');
});

test('a pod and a file that do not exist are named in one sentence', async () => {
  const { code, stderr } = await run('score', 'nobody', '-n', namespace);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `headroom: There is no pod "nobody" in namespace "${namespace}", and no file nobody: name one of the two.\n`,
  });
});
