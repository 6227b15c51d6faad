import { expect, test } from 'vitest';
import { behaviourOf } from '../scheduling/versions';
import { capacityFacts } from './capacity-facts';
import { nodeMeasures } from './pod-addresses';
import { snapshotOf } from './snapshot';

const node = (name: string, spec: object = {}) => ({
  ...{ apiVersion: 'v1', kind: 'Node', metadata: { name }, spec },
  status: { allocatable: { cpu: '4', memory: '8Gi', pods: '110' } },
});
const pod = (name: string, spec: object = {}, phase = 'Running') => ({
  ...{ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'a' } },
  ...{ spec: { nodeName: 'one', containers: [], ...spec }, status: { phase } },
});

function addressesOf(change?: (snapshot: ReturnType<typeof snapshotOf>) => void) {
  const snapshot = snapshotOf(behaviourOf('v1.36.3'));
  snapshot.set(node('one', { podCIDR: '10.0.1.0/24', podCIDRs: ['10.0.1.0/24', 'fd00::/64'] }));
  snapshot.set(node('two'));
  for (const one of [pod('a'), pod('b'), pod('host', { hostNetwork: true }), pod('done', {}, 'Succeeded')])
    snapshot.set(one);
  change?.(snapshot);
  const { nodes } = capacityFacts(snapshot.scheduling, nodeMeasures(snapshot, new Map()));
  return Object.fromEntries(nodes.map(({ node: name, rooms }) => [name, rooms.addresses]));
}

test("a node has the addresses of its podCIDR; pods that ended, and those in the host's network, take none", () => {
  expect(addressesOf()).toEqual({ one: { allocatable: 254, requested: 2 }, two: undefined });
});

test('it follows nodes that change, and pods that go', () => {
  const changed = addressesOf(snapshot => {
    snapshot.set(node('one'));
    snapshot.set(node('two', { podCIDR: '10.0.2.0/26' }));
    snapshot.remove(pod('host', { hostNetwork: true }));
    snapshot.set(pod('host', { nodeName: 'two' }));
  });
  expect(changed).toEqual({ one: undefined, two: { allocatable: 62, requested: 1 } });
});
