import { describe, expect, test } from 'vitest';
import { builtInFlowControl } from '../fairness/flow-control';
import { newLevel, newSchema } from '../fairness/new-objects';
import { divideSeats } from '../fairness/seats';
import { accountsLens } from './accounts-lens';
import type { ClusterFacts } from './cluster-facts';
import { openDocument } from './document';
import { hover } from './hover';
import { liveLevel as level, liveSchema as schemaIn } from './hovers/live-fairness';
import type { KubernetesObject } from '../kubernetes/object';

const accounts = [
  { namespace: 'kube-system', name: 'calico-node' },
  { namespace: 'kube-system', name: 'coredns' },
  { namespace: 'shop', name: 'web' },
];
const levels = divideSeats(builtInFlowControl.levels).map(level => {
  const now = { ...level, current: 300, inUse: 12, waiting: 3, rejected: 7, dispatched: 99 };
  return { ...level, now: level.name === 'workload-low' ? now : undefined };
});
const fairness = { serverSeats: 600, serverSeatsKnown: true, levels, control: builtInFlowControl, accounts };
const cluster: ClusterFacts = { context: 'prod', fairness };
const liveLevel = (object: KubernetesObject, facts?: ClusterFacts) => level(object, facts, [{ object }]);
const liveSchema = (object: KubernetesObject, facts?: ClusterFacts) => schemaIn(object, facts, [{ object }]);
const calico = { namespace: 'kube-system', name: 'calico-node' };

describe('a level in the cluster', () => {
  const low = { kind: 'PriorityLevelConfiguration', metadata: { name: 'workload-low' } };
  const spec = { type: 'Limited', limited: { nominalConcurrencyShares: 10, limitResponse: { type: 'Reject' } } };

  test('shows its seats now and after', () => {
    expect(liveLevel({ ...low, spec }, cluster)).toBe(
      '**In prod**: 245 nominal seats, 24 to 845 with lending, 300 now; 12 in use, 3 requests wait, 7 answered 429 since the server started. Applied as it is here: workload-low 245 → 39, node-high 98 → 155, workload-high 98 → 155 and 4 more.',
    );
  });

  test('says what is not known', () => {
    const text = liveLevel(newLevel('mine'), { ...cluster, fairness: { ...fairness, serverSeatsKnown: false } });
    expect(text).toContain('It is not there yet.');
    expect(text).toContain('600 is the default');
    expect(liveLevel({ ...low, metadata: { name: 'system' }, spec }, cluster)).toContain('right to read /metrics');
  });

  test('is silent without a cluster, and dated when it is stale', () => {
    expect(liveLevel({ ...low, spec }, undefined)).toBeUndefined();
    expect(liveLevel({ ...low, spec }, { context: 'prod' })).toBeUndefined();
    expect(liveLevel({ ...low, spec }, { ...cluster, staleSince: 0 })).toContain('**In prod, as of 00:00 UTC**');
  });
});

describe('a FlowSchema in the cluster', () => {
  const schema = newSchema('calico', calico);

  test('names whom it means, and that its level is not there', () => {
    expect(liveSchema(schema, cluster)).toBe(
      '**In prod**: It matches 1 ServiceAccount of 3. Its priority level "calico" is not there, so the server would not ask it.',
    );
  });

  test('says which requests move', () => {
    const spec = { ...(schema['spec'] as object), priorityLevelConfiguration: { name: 'system' } };
    expect(liveSchema({ ...schema, spec }, cluster)).toContain(
      'requests move from system-leader-election (leader-election), kube-system-service-accounts (workload-high) to',
    );
    const late = { ...spec, matchingPrecedence: 9500 };
    expect(liveSchema({ ...schema, spec: late }, cluster)).toContain('no request moves');
  });
});

test.each([
  [
    { kind: 'ServiceAccount', serviceAccount: { namespace: 'kube-system', name: '*' } },
    'matches 2 ServiceAccounts: kube-system/calico-node, kube-system/coredns',
  ],
  [{ kind: 'Group', group: { name: 'system:serviceaccounts' } }, 'matches 3 ServiceAccounts'],
  [{ kind: 'User', user: { name: 'system:serviceaccount:shop:web' } }, 'matches 1 ServiceAccount: shop/web'],
  [{ kind: 'User', user: { name: 'jane' } }, 'matches no ServiceAccount'],
])('above a FlowSchema of %j stands: %s', (subject, text) => {
  const spec = { priorityLevelConfiguration: { name: 'a' }, rules: [{ subjects: [subject] }] };
  expect(accountsLens({ kind: 'FlowSchema', metadata: { name: 'a' }, spec }, accounts)).toBe(text);
  expect(accountsLens({ kind: 'Role', metadata: { name: 'a' }, spec }, accounts)).toBeUndefined();
});

test('a hover holds both: what the file says and what the cluster says', () => {
  const text = `apiVersion: flowcontrol.apiserver.k8s.io/v1
kind: PriorityLevelConfiguration
metadata: { name: workload-low }
spec: { type: Limited, limited: { nominalConcurrencyShares: 100, lendablePercent: 90 } }
`;
  const document = openDocument('file:///a.yaml', 1, text, { read: () => undefined });
  const at = document.file.position(text.indexOf('lendablePercent'));
  expect(hover(document, at)?.markdown).not.toContain('In prod');
  const markdown = hover(document, at, undefined, cluster)?.markdown;
  expect(markdown).toContain('= **245 seats**, at least 24 when others borrow');
  expect(markdown).toContain('**In prod**: 245 nominal seats');
});
