import { expect, test } from 'vitest';
import type { KubernetesObject } from '../kubernetes/object';
import { stateOf, setObject } from './live-state';
import { placementView, type Rollouts } from './placement-view';
import { defaultProfile } from './profile';
import { rolloutOf, type Rollout } from './rollout';
import { stateWithout } from './state-without';
import type { ClusterState } from './cluster-state';
import { newestBehaviour as behaviour } from './versions';
import { podsOfWorkload } from './workload-pods';

const node = (name: string, cpu: string, zone = 'a', more: object = {}): KubernetesObject => ({
  ...{ apiVersion: 'v1', kind: 'Node' },
  metadata: {
    name,
    labels: { 'kubernetes.io/hostname': name, 'topology.kubernetes.io/zone': zone, pool: `p-${name}` },
  },
  spec: more,
  status: { allocatable: { cpu, memory: '8Gi', pods: '110' } },
});
const pod = (name: string, nodeName: string, cpu: string, labels: object = {}): KubernetesObject => ({
  ...{ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'shop', labels } },
  spec: { nodeName, containers: [{ name: 'c', image: 'x:1', resources: { requests: { cpu, memory: '64Mi' } } }] },
});
const deployment = (replicas: number, requests: Record<string, string>, spec: object = {}): KubernetesObject => ({
  ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'cart', namespace: 'shop' } },
  spec: {
    ...{ replicas, selector: { matchLabels: { app: 'cart' } } },
    template: {
      metadata: { labels: { app: 'cart' } },
      spec: { ...spec, containers: [{ name: 'c', image: 'cart:4', resources: { requests } }] },
    },
  },
});
const rolledOut = (object: KubernetesObject, state: ClusterState): Rollout => {
  const growing = rolloutOf(object, state, defaultProfile(behaviour));
  while (growing?.steps.next().done === false);
  if (!growing) throw new Error('no rollout');
  return growing.soFar();
};
const viewOf = (
  objects: readonly KubernetesObject[],
  before: KubernetesObject,
  after: KubernetesObject,
  filter = '',
  most?: number,
) => {
  const state = stateOf(objects, behaviour);
  const running = podsOfWorkload(after, state);
  const base = stateWithout(state, running);
  const rollouts: Rollouts = {
    ...{ base, running, before: rolledOut(before, base), beforeFrom: 'file', after: rolledOut(after, base) },
  };
  return placementView(rollouts, new Map([['n1', { milliCpu: 500, memory: 2 ** 20 }]]), filter, most);
};
const nodes = [node('n10', '4', 'b'), node('n2', '4', 'a'), node('n1', '2', 'a')];
const taken = (rollout: Rollout | undefined): readonly (string | undefined)[] =>
  (rollout?.steps ?? []).map(one => one.node);

test('bars are nodes by zone and number, with the pods that ask for most first, and what is used', () => {
  const pods = [
    pod('small', 'n1', '100m'),
    pod('large', 'n1', '1'),
    ...Array.from({ length: 30 }, (_, i) => pod(`p${i}`, 'n2', '10m')),
  ];
  const { shown, nodes: all, running } = viewOf([...nodes, ...pods], deployment(1, {}), deployment(1, {}));
  expect(shown.map(({ name, zone }) => `${zone} ${name}`)).toEqual(['a n1', 'a n2', 'b n10']);
  expect({ all, running }).toEqual({ all: 3, running: 0 });
  expect(shown[0]).toMatchObject({
    allocatable: { cpu: 2000, memory: 8 * 2 ** 30, pods: 110 },
    asked: { cpu: 1100, memory: 128 * 2 ** 20, pods: 2 },
    used: { cpu: 500, memory: 2 ** 20 },
    blocks: [
      { pod: 'shop/large', cpu: 1000 },
      { pod: 'shop/small', cpu: 100 },
    ],
    rest: { cpu: 0, memory: 0, pods: 0 },
  });
  expect(shown[1]?.blocks).toHaveLength(24);
  expect(shown[1]?.rest).toEqual({ cpu: 60, memory: 6 * 64 * 2 ** 20, pods: 6 });
});

test('pods of the workload that run already are taken out, and said', () => {
  const own = ['n2', 'n2', 'n10'].map((name, i) => pod(`cart-${i}`, name, '1', { app: 'cart' }));
  const { shown, running, after } = viewOf(
    [...nodes, ...own],
    deployment(3, { cpu: '1' }),
    deployment(3, { cpu: '3' }),
  );
  expect(running).toBe(3);
  expect(shown.map(one => [one.name, one.own, one.asked.cpu])).toEqual([
    ['n1', 0, 0],
    ['n2', 2, 0],
    ['n10', 1, 0],
  ]);
  expect(taken(after)).toEqual(['n10', 'n2', undefined]);
});

test('a state of its own stays as it is', () => {
  const live = stateOf([...nodes, pod('a', 'n1', '1')], behaviour);
  const apart = stateWithout(live, new Set());
  setObject(live, pod('b', 'n1', '500m'));
  expect(live.nodes.get('n1')?.requested.milliCpu).toBe(1500);
  expect(apart.nodes.get('n1')?.requested.milliCpu).toBe(1000);
  expect([...apart.classes.values()].flatMap(pods => [...pods]).map(({ key }) => key)).toEqual(['shop/a']);
});

test('replicas go one after another: ties are named, and the one that fits nowhere has the scheduler’s reasons', () => {
  const { before, after } = viewOf(nodes, deployment(2, { cpu: '100m' }), deployment(9, { cpu: '1500m' }));
  expect(before?.steps).toHaveLength(2);
  expect(before?.steps[0]).toMatchObject({ node: 'n10', ties: ['n10', 'n2'], tied: 2, fits: 3 });
  expect(before?.steps[1]).toMatchObject({ node: 'n2', ties: ['n2'], tied: 1 });
  const last = after.steps.at(-1);
  expect(after.steps).toHaveLength(6);
  expect(last).toMatchObject({
    fitError: '0/3 nodes are available: 3 Insufficient cpu.',
    verdicts: ['Insufficient cpu', 'Insufficient cpu', 'Insufficient cpu'],
    fits: 0,
  });
  expect(last?.node).toBeUndefined();
});

test('verdicts of a step stand in the order of the bars', () => {
  const tainted = node('n3', '4', 'a', { taints: [{ key: 'gpu', value: 'true', effect: 'NoSchedule' }] });
  const { shown, after } = viewOf([...nodes, tainted], deployment(1, {}), deployment(1, { cpu: '3' }));
  const verdicts = Object.fromEntries(shown.map(({ name }, i) => [name, after.steps[0]?.verdicts[i]]));
  expect(verdicts).toEqual({
    n1: 'Insufficient cpu',
    n2: expect.any(Number),
    n3: expect.stringContaining('untolerated taint'),
    n10: after.steps[0]?.total,
  });
});

test('of many nodes those that take replicas are shown, then the fullest; the filter asks name, zone and label', () => {
  const many = Array.from({ length: 40 }, (_, i) => node(`m${i}`, i === 7 ? '64' : '1', i % 2 === 0 ? 'a' : 'b'));
  const busy = [pod('busy', 'm31', '900m')];
  const ask = (filter: string, most: number) =>
    viewOf([...many, ...busy], deployment(1, {}), deployment(3, { cpu: '2' }), filter, most);
  const view = ask('', 2);
  expect(view).toMatchObject({ nodes: 40, matching: 40 });
  expect(view.shown.map(({ name }) => name)).toEqual(['m7', 'm31']);
  expect(ask('zone=b', 100)).toMatchObject({ matching: 20 });
  expect(ask('pool=P-m31', 100).shown.map(({ name }) => name)).toEqual(['m31']);
});

test('a Job places as many as run beside each other; a ConfigMap has no pods', () => {
  const template = { spec: { containers: [{ name: 'c', image: 'x:1' }] } };
  const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'j' }, spec: { parallelism: 4, template } };
  const state = stateOf(nodes, behaviour);
  expect(rolledOut(job, state).steps).toHaveLength(4);
  expect(rolloutOf({ apiVersion: 'v1', kind: 'ConfigMap' }, state, defaultProfile(behaviour))).toBeUndefined();
});
