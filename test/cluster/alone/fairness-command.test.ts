import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { levelMetrics } from '../../../src/fairness/level-metrics';
import type { KubernetesObject } from '../../../src/kubernetes/object';
import { headroom } from '../command-line';
import { base, flowSchema, install, live, metrics, must, priorityLevel, uninstall, until } from '../fairness-objects';
import { impersonatingClient, type ImpersonatingClient } from '../impersonating-client';
import { admin, cluster, given, tokenOf } from '../kubeconfigs';

let client: ImpersonatingClient;
const folder = mkdtempSync(join(tmpdir(), 'headroom-fairness-'));
const agent = 'system:serviceaccount:kube-system:hr-cni';
const quiet = 'system:serviceaccount:kube-system:hr-quiet';
const bindings = '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings';
/** What `rank` names; these carry no label of the tests. */
const suggested = [
  'flowschemas/hr-cni-list-pods',
  'flowschemas/hr-cni-crd.projectcalico.org',
  'prioritylevelconfigurations/hr-cni',
];

async function removeAll(): Promise<void> {
  await uninstall(client);
  for (const path of [...suggested.map(one => `${base}/${one}`), `${bindings}/hr-rank`])
    await client.send({ method: 'DELETE', path });
}

beforeAll(async () => {
  const certificateAuthority = Buffer.from(cluster['certificate-authority-data'], 'base64');
  client = impersonatingClient({ server: cluster.server, certificateAuthority, token: tokenOf(admin) });
  await removeAll();
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'edit' };
  const subjects = [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: agent }];
  await must(client, { method: 'POST', path: bindings, body: { metadata: { name: 'hr-rank' }, roleRef, subjects } });
  const every = { verbs: ['*'], apiGroups: ['*'], resources: ['*'], clusterScope: true, namespaces: ['*'] };
  const queuing = { queues: 16, handSize: 2 };
  await install(
    client,
    [
      priorityLevel('hr-busy', {
        nominalConcurrencyShares: 1,
        borrowingLimitPercent: 0,
        limitResponse: { type: 'Queue', queuing },
      }),
    ],
    [
      flowSchema('hr-busy', {
        ...{
          matchingPrecedence: 700,
          priorityLevelConfiguration: { name: 'hr-busy' },
          distinguisherMethod: { type: 'ByUser' },
        },
        rules: [{ subjects: [agent, quiet].map(name => ({ kind: 'User', user: { name } })), resourceRules: [every] }],
      }),
    ],
  );
});
afterAll(async () => {
  await removeAll();
  client.close();
  rmSync(folder, { recursive: true, force: true });
});

async function json<T>(...args: readonly string[]): Promise<T> {
  const { code, stdout, stderr } = await headroom(['fairness', ...args, '-o', 'json']).ended;
  if (code !== 0) throw new Error(`fairness ${args.join(' ')} ended with ${String(code)}: ${stderr}`);
  return JSON.parse(stdout) as T;
}

/** Takes every seat of the busy level, then lets these lists wait there. */
async function keepBusy(lists: readonly (readonly [string, string, number])[]): Promise<void> {
  client.release();
  const seats = levelMetrics(await metrics(client)).get('hr-busy')?.nominal ?? 0;
  const path = '/api/v1/namespaces/default/configmaps?dryRun=All';
  for (let i = 0; i < seats; i++) client.holdSeat({ method: 'POST', path, user: agent });
  await until('a full level', async () =>
    levelMetrics(await metrics(client)).get('hr-busy')?.inUse === seats ? true : undefined,
  );
  for (const [user, list, count] of lists)
    for (let i = 0; i < count; i++) client.leaveOpen({ method: 'GET', path: list, user });
}

interface Ranked {
  readonly askers: readonly {
    user: string;
    running: number;
    waiting: number;
    asks: readonly { verb: string; resource: string; waiting: number }[];
  }[];
  readonly suggestion: readonly KubernetesObject[];
  readonly onlyMoves: boolean;
  readonly notes: readonly string[];
}

const felix = '/apis/crd.projectcalico.org/v1/felixconfigurations';
const rank = ['rank', '--seconds', '1', '--samples', '4'] as const;

test('rank finds the pod lists of an agent, then its CRD group, and what it writes takes them', async () => {
  await keepBusy([
    [agent, '/api/v1/pods', 9],
    [agent, felix, 3],
    [quiet, '/api/v1/namespaces/default/configmaps', 1],
  ]);
  const out = join(folder, 'hold-back.yml');
  const first = await json<Ranked>(...rank, '--out', out);
  expect(first.askers[0]).toMatchObject({
    user: agent,
    waiting: 12,
    asks: [{ verb: 'list', resource: 'pods', waiting: 9 }, {}, {}],
  });
  expect(first.askers.map(({ user }) => user)).toContain(quiet);
  expect(first.onlyMoves).toBe(false);
  expect(first.notes.join('\n')).toContain('stays, most of it');
  const written = parseAllDocuments(readFileSync(out, 'utf8')).map(document => document.toJS() as KubernetesObject);
  expect(written).toEqual(first.suggestion);
  const [level, schema] = written;
  if (!level || !schema) throw new Error('rank suggested nothing');
  await install(client, [level], [schema]);
  const asked = ['--user', agent, '--verb', 'list', '--resource', 'pods'];
  expect(await json('classify', ...asked)).toMatchObject({ flowSchema: 'hr-cni-list-pods', priorityLevel: 'hr-cni' });
  const { headers } = await client.send({ method: 'GET', path: '/api/v1/pods', user: agent });
  const schemas = await live(client, 'flowschemas');
  const met = schemas.find(({ metadata }) => metadata.uid === headers['x-kubernetes-pf-flowschema-uid']);
  expect(met?.metadata.name).toBe('hr-cni-list-pods');
  await keepBusy([
    [agent, felix, 6],
    [quiet, '/api/v1/namespaces/default/configmaps', 1],
  ]);
  const next = await json<Ranked>(...rank);
  expect(next.suggestion).toMatchObject([
    {
      kind: 'FlowSchema',
      metadata: { name: 'hr-cni-crd.projectcalico.org' },
      spec: { priorityLevelConfiguration: { name: 'hr-cni' } },
    },
  ]);
  client.release();
});

test('rank says when nobody waits, and asks for the right that it needs', async () => {
  client.release();
  const { notes, onlyMoves } = await json<Ranked>(...rank);
  expect(onlyMoves).toBe(true);
  expect(notes[0]).toMatch(/nobody asks much|Nobody waits|no FlowSchema can be asked/);
  const [, , bob] = given.contexts;
  const denied = await headroom(['fairness', 'rank', '--context', bob?.name ?? '']).ended;
  expect(denied.code).toBe(1);
  expect(denied.stderr).not.toMatch(/\n\s+at /);
});

test('levels and classify say the same of the cluster and of a snapshot of it', async () => {
  const [flowSchemas, priorityLevels] = [
    await live(client, 'flowschemas'),
    await live(client, 'prioritylevelconfigurations'),
  ];
  const file = join(folder, 'snapshot.json');
  writeFileSync(file, JSON.stringify({ kubernetes: 'v1.36.3', flowSchemas, priorityLevels }));
  interface Levels {
    readonly serverSeats: number;
    readonly levels: readonly { readonly name: string; readonly nominal: number; readonly current: number | null }[];
  }
  const [now, then] = [await json<Levels>('levels'), await json<Levels>('levels', '--snapshot', file)];
  const theirs = levelMetrics(await metrics(client));
  expect(now.levels.map(({ name, nominal }) => [name, nominal])).toEqual(
    now.levels.map(({ name }) => [name, theirs.get(name)?.nominal]),
  );
  expect(then.levels.map(({ name, nominal }) => [name, nominal])).toEqual(
    now.levels.map(({ name, nominal }) => [name, nominal]),
  );
  expect(now.levels.every(({ current }) => current !== null)).toBe(true);
  expect(then.levels.every(({ current }) => current === null)).toBe(true);
  const asked = ['classify', '--user', 'jane', '--group', 'devs', '--path', '/api/v1/namespaces/shop/pods/web'];
  const classified = await json<object>(...asked, '--snapshot', file);
  expect(classified).toEqual(await json(...asked));
  expect(classified).toMatchObject({
    flowSchema: 'global-default',
    request: { verb: 'get', resource: 'pods', namespace: 'shop', name: 'web' },
  });
});

test('a request that is not named, and a snapshot that is none, are refused in a sentence', async () => {
  const refused = async (...args: string[]) => {
    const { code, stderr } = await headroom(['fairness', ...args]).ended;
    return [code, stderr] as const;
  };
  expect(await refused('classify', '--user', 'jane')).toEqual([2, expect.stringContaining('--resource')]);
  expect(await refused('levels', '--snapshot', join(folder, 'none.json'))).toEqual([
    1,
    expect.stringContaining('headroom snapshot --out'),
  ]);
  writeFileSync(join(folder, 'odd.json'), '{"kubernetes":"v1.36.3"}');
  expect(await refused('levels', '--snapshot', join(folder, 'odd.json'))).toEqual([
    1,
    expect.stringContaining('no flowSchemas'),
  ]);
});
