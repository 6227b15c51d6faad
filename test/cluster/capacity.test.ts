import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import { headroom } from './command-line';

interface Snapshot {
  readonly objects: readonly {
    readonly kind: string;
    readonly metadata: { readonly name: string; readonly namespace?: string };
    readonly spec: { readonly nodeName?: string; readonly podCIDR?: string };
  }[];
}
interface Room {
  readonly allocatable: number;
  readonly requested: number;
}
interface Document {
  readonly nodes: readonly { readonly node: string; readonly rooms: Readonly<Record<string, Room>> }[];
  readonly all: Readonly<Record<string, Room>>;
  readonly lostNodes: readonly { readonly node: string; readonly displaced: number }[];
  readonly podNetwork: Readonly<Record<string, number>>;
  readonly workload: { readonly fit: number; readonly missing: number; readonly moreNodes: number | null };
}

const namespace = 'headroom-capacity';
const folder = mkdtempSync(join(tmpdir(), 'headroom-capacity-'));
const snapshot = join(folder, 'cluster.json');
const capacity = (...args: string[]) => headroom(['capacity', ...args]).ended;
const documentOf = async (...args: string[]): Promise<Document> =>
  JSON.parse((await capacity(...args, '-o', 'json')).stdout) as Document;
let connection: Connection;
let node = '';

/** A Deployment in a file that asks for so much. */
function workload(name: string, cpu: string, memory: string): string {
  const file = join(folder, `${name}.yaml`);
  const containers = `[{ name: c, image: a:1, resources: { requests: { cpu: ${cpu}, memory: ${memory} } } }]`;
  const template = `{ metadata: { labels: { app: ${name} } }, spec: { containers: ${containers} } }`;
  const spec = `{ replicas: 2, selector: { matchLabels: { app: ${name} } }, template: ${template} }`;
  writeFileSync(file, `{ apiVersion: apps/v1, kind: Deployment, metadata: { name: ${name} }, spec: ${spec} }\n`);
  return file;
}

beforeAll(async () => {
  connection = await openConnection({ kubeconfig: inject('kubeconfig'), env: {} });
  const create = (path: string, body: object) => connection.request({ method: 'POST', path, body });
  const nodes = await connection.request<{ items: { metadata: { name: string; labels: Record<string, string> } }[] }>({
    method: 'GET',
    path: '/api/v1/nodes',
  });
  node = nodes.body.items[0]?.metadata.name ?? '';
  await create('/api/v1/namespaces', { metadata: { name: namespace } });
  const resources = { requests: { cpu: '500m', memory: '1Gi' } };
  for (const [name, hostNetwork] of [
    ['own', false],
    ['host', true],
  ] as const) {
    await create(`/api/v1/namespaces/${namespace}/pods`, {
      metadata: { name },
      spec: { nodeName: node, hostNetwork, containers: [{ name: 'c', image: 'a:1', resources }] },
    });
  }
  await headroom(['snapshot', '--out', snapshot]).ended;
});
afterAll(async () => {
  await connection.request({ method: 'DELETE', path: `/api/v1/namespaces/${namespace}` });
  await connection.close();
  rmSync(folder, { recursive: true, force: true });
});

test('pods, addresses, CPU and memory of a node are those of the pods on it', async () => {
  const { objects } = JSON.parse(readFileSync(snapshot, 'utf8')) as Snapshot;
  const pods = objects.filter(({ kind, spec }) => kind === 'Pod' && spec.nodeName === node);
  const { nodes, all, lostNodes } = await documentOf('--snapshot', snapshot);
  const rooms = nodes.find(one => one.node === node)?.rooms;
  expect(rooms?.['pods']?.requested).toBe(pods.length);
  expect(rooms?.['addresses']).toEqual({
    allocatable: 254,
    requested: pods.filter(({ spec }) => !('hostNetwork' in spec && spec.hostNetwork === true)).length,
  });
  expect(rooms?.['cpu']?.requested).toBeGreaterThanOrEqual(1000);
  expect(rooms?.['memory']?.requested).toBeGreaterThanOrEqual(2 * 2 ** 30);
  expect(all['pods']?.requested).toBe(nodes.reduce((sum, one) => sum + (one.rooms['pods']?.requested ?? 0), 0));
  expect(lostNodes.find(one => one.node === node)?.displaced).toBeGreaterThanOrEqual(2);
});

test('replicas of a file fit as often as nodes have room, and the rest needs more nodes', async () => {
  const file = workload('web', '1500m', '1Gi');
  const { nodes, workload: part } = await documentOf('--snapshot', snapshot, '--pod', file, '--replicas', '500');
  const times = ({ rooms }: Document['nodes'][number]): number =>
    Math.min(
      ...(['cpu', 'memory', 'pods'] as const).map(name => {
        const asked = { cpu: 1500, memory: 2 ** 30, pods: 1 }[name];
        const room = rooms[name];
        return room ? Math.floor((room.allocatable - room.requested) / asked) : 0;
      }),
    );
  const fit = nodes.reduce((sum, one) => sum + times(one), 0);
  expect(part).toMatchObject({ fit, missing: 500 - fit });
  expect(part.moreNodes).toBeGreaterThan(0);
  const { code, stdout } = await capacity('--snapshot', snapshot, '--for', file, '--replicas', '500');
  expect(code).toBe(1);
  expect(stdout).toContain(`${fit} of 500 replicas of default/web fit now; the other ${500 - fit} need`);
});

test('a pod that no node could ever hold is said to be so', async () => {
  const { code, stdout } = await capacity('--snapshot', snapshot, '--pod', workload('huge', '1', '900Gi'));
  expect({ code, stdout }).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('not one fits on an empty node like') as string,
  });
});

test('the live cluster gives the same columns, and ranges are reckoned as asked', async () => {
  const { code, stdout, stderr } = await capacity('--cluster-cidr', '10.0.0.0/14', '--node-mask', '22');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^NODE +ZONE +PODS +ADDRESSES +CPU +MEMORY/);
  expect(stdout).toContain('runs out first');
  expect(stdout).toContain('10.0.0.0/14 holds 256 such nodes, 28160 pods.');
});

test('what cannot be read is a sentence', async () => {
  expect(await capacity('--pod', join(folder, 'none.yaml'), '--snapshot', snapshot)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('there is no such file for --pod') as string,
  });
  expect(await capacity('--replicas', '3')).toMatchObject({ code: 2 });
  expect(await capacity('--cluster-cidr', 'nonsense', '--snapshot', snapshot)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('takes a range such as') as string,
  });
});
