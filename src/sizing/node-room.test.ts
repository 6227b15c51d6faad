import { expect, test } from 'vitest';
import type { KubernetesObject } from '../kubernetes/object';
import { nodeWith, readNode } from '../scheduling/node-info';
import { readPodInfo } from '../scheduling/pod-info';
import { behaviourOf } from '../scheduling/versions';
import { nodeRoom, zoneRooms } from './node-room';
import { nodesFor, replicasLeft } from './replicas-left';

const behaviour = behaviourOf('1.36');
const node = (name: string, zone: string, pods: readonly KubernetesObject[] = [], unschedulable = false) =>
  nodeWith(
    readNode({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name, labels: { 'topology.kubernetes.io/zone': zone } },
      spec: { unschedulable },
      status: { allocatable: { cpu: '4', memory: '8Gi', pods: '10' } },
    }),
    pods.map(pod => readPodInfo(pod, behaviour)),
  );
const pod = (name: string, cpu: string, memory: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'a' },
  spec: { nodeName: 'n', containers: [{ name: 'c', resources: { requests: { cpu, memory } } }] },
});
const asked = (milliCpu: number, memory: number) => ({ milliCpu, memory, ephemeralStorage: 0, scalar: new Map() });

test('a node says what it has, what is asked, and what is used', () => {
  const room = nodeRoom(node('a', 'x', [pod('p', '3', '1Gi')]), { milliCpu: 120, memory: 2 ** 29, addresses: 6 });
  expect(room).toEqual({
    node: 'a',
    zone: 'x',
    schedulable: true,
    rooms: {
      pods: { allocatable: 10, requested: 1 },
      addresses: { allocatable: 6, requested: 1 },
      cpu: { allocatable: 4000, requested: 3000, used: 120 },
      memory: { allocatable: 8 * 2 ** 30, requested: 2 ** 30, used: 2 ** 29 },
    },
  });
});

test('zones add up, without cordoned nodes', () => {
  const rooms = [node('a', 'x'), node('b', 'x', [pod('p', '1', '1Gi')]), node('c', 'y', [], true)].map(each =>
    nodeRoom(each),
  );
  const zones = zoneRooms(rooms);
  expect([...zones.keys()]).toEqual(['x']);
  expect(zones.get('x')?.cpu).toEqual({ allocatable: 8000, requested: 1000 });
});

test('what runs out first ends the replicas of a node', () => {
  const rooms = [nodeRoom(node('a', 'x', [pod('p', '3', '1Gi')])), nodeRoom(node('b', 'y'), { addresses: 2 })];
  expect(replicasLeft(rooms, asked(500, 2 ** 30))).toEqual({
    replicas: 4,
    byNode: [
      { node: 'a', replicas: 2, endsBy: 'cpu' },
      { node: 'b', replicas: 2, endsBy: 'addresses' },
    ],
    endsBy: 'cpu',
  });
});

test('pods without requests end by the number of pods', () => {
  expect(replicasLeft([nodeRoom(node('a', 'x'))], asked(0, 0))).toMatchObject({ replicas: 10, endsBy: 'pods' });
});

test('nodes for replicas', () => {
  const shape = nodeRoom(node('new', 'x'));
  expect(nodesFor(20, shape, asked(1000, 2 ** 30))).toEqual({ nodes: 5, endsBy: 'cpu' });
  expect(nodesFor(1, shape, asked(9000, 0))).toBeUndefined();
});
