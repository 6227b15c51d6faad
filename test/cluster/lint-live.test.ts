import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import { headroom } from './command-line';
import { given } from './kubeconfigs';

const namespace = 'headroom-lint-live';
const own = `/api/v1/namespaces/${namespace}`;
const labels = { app: 'web' };
const template = { metadata: { labels }, spec: { containers: [{ name: 'web', image: 'a:1' }] } };
let connection: Connection;
const create = (path: string, body: object) => connection.request({ method: 'POST', path, body });

interface Finding {
  readonly file: string;
  readonly rule: string;
  readonly message: string;
  readonly object: { readonly kind: string; readonly name: string };
}
interface Document {
  readonly findings: readonly Finding[];
  readonly files: number;
  readonly errors: readonly { readonly file: string; readonly message: string }[];
}

beforeAll(async () => {
  connection = await openConnection({ kubeconfig: inject('kubeconfig'), env: {} });
  await create('/api/v1/namespaces', { metadata: { name: namespace } });
  await create(`/apis/apps/v1/namespaces/${namespace}/deployments`, {
    metadata: { name: 'web' },
    spec: { replicas: 2, selector: { matchLabels: labels }, template },
  });
  await create(`${own}/secrets`, { metadata: { name: 'secret' }, stringData: { password: 'not-to-be-seen' } });
  const pods = async () =>
    (await connection.request<{ items: unknown[] }>({ method: 'GET', path: `${own}/pods` })).body.items.length;
  while ((await pods()) < 2) await new Promise(resolve => setTimeout(resolve, 200));
});

afterAll(async () => {
  await connection.request({ method: 'DELETE', path: `/api/v1/namespaces/${namespace}` });
  await connection.close();
});

const lint = async (...args: string[]) => {
  const ended = await headroom(['lint', '--live', '-n', namespace, '-o', 'json', ...args]).ended;
  return { ...ended, document: JSON.parse(ended.stdout) as Document };
};

test('live workloads are linted, and only the Deployment speaks for its ReplicaSet and pods', async () => {
  const { code, document, stdout, stderr } = await lint();
  expect(stderr).toBe('');
  const cpu = document.findings.filter(({ rule }) => rule === 'cpu-request-missing');
  expect(cpu.map(({ file, object }) => [file, object.kind, object.name])).toEqual([
    [`live:${connection.context}/${namespace}/Deployment/web`, 'Deployment', 'web'],
  ]);
  expect(document.errors).toEqual([]);
  expect(stdout).not.toContain('not-to-be-seen');
  expect(code).toBe(1);
});

test('all namespaces hold what one holds', async () => {
  const ended = await headroom(['lint', '--live', '--all-namespaces', '-o', 'json']).ended;
  const { findings } = JSON.parse(ended.stdout) as Document;
  expect(findings.map(({ file }) => file)).toContain(`live:${connection.context}/${namespace}/Deployment/web`);
});

test('SARIF names live objects by a URL of their own', async () => {
  const { stdout } = await headroom(['lint', '--live', '-n', namespace, '-o', 'sarif']).ended;
  expect(stdout).toContain(`"uri": "live:${encodeURIComponent(connection.context)}/${namespace}/Deployment/web"`);
});

test('kinds that may not be listed are named once each, and the others are linted', async () => {
  const context = given.contexts.map(({ name }) => name).find(name => name.endsWith('alice')) ?? '';
  const rbac = `/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace}`;
  const metadata = { name: 'headroom-lint-reader' };
  const rules = [{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['list'] }];
  await create(`${rbac}/roles`, { metadata, rules });
  await create(`${rbac}/rolebindings`, {
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: metadata.name },
    subjects: [{ kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name: 'alice' }],
  });
  const { code, document, stderr } = await lint('--context', context);
  expect(code).toBe(1);
  expect(document.findings.map(({ object }) => object.name)).toContain('web');
  const pods = document.errors.filter(({ file }) => file.endsWith('/Pod'));
  expect(pods).toHaveLength(1);
  expect(stderr.split('\n').filter(line => line.includes('/Pod '))).toHaveLength(1);
});
