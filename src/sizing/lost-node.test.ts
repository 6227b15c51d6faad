import { expect, test } from 'vitest';
import { nodeWith, readNode, type NodeInfo } from '../scheduling/node-info';
import { readPodInfo } from '../scheduling/pod-info';
import { behaviourOf } from '../scheduling/versions';
import type { ClusterState } from '../scheduling/cluster-state';
import { lostNodes } from './lost-node';

const node = (name: string, memories: readonly string[]): NodeInfo =>
  nodeWith(
    readNode({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name },
      status: { allocatable: { cpu: '4', memory: '8Gi', pods: '10' } },
    }),
    memories.map((memory, index) =>
      readPodInfo(
        {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: `${name}-${index}`, namespace: 'x' },
          spec: { nodeName: name, containers: [{ name: 'c', resources: { requests: { memory } } }] },
        },
        behaviourOf('1.36'),
      ),
    ),
  );
const cluster = (...nodes: readonly NodeInfo[]) =>
  ({ nodes: new Map(nodes.map(each => [each.name, each])) }) as unknown as ClusterState;

test('pods of a lost node that fit nowhere else are named', () => {
  const state = cluster(node('a', ['6Gi', '1Gi']), node('b', ['3Gi']), node('c', ['5Gi']));
  expect(lostNodes(state, () => false)).toEqual([
    { node: 'a', displaced: 2, homeless: ['x/a-0'] },
    { node: 'b', displaced: 1, homeless: [] },
    { node: 'c', displaced: 1, homeless: [] },
  ]);
});

test('pods that belong to their node go with it', () => {
  const state = cluster(node('a', ['6Gi']), node('b', ['6Gi']));
  expect(lostNodes(state, () => true).map(({ displaced }) => displaced)).toEqual([0, 0]);
});
