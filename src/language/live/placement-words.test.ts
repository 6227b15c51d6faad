import { expect, test } from 'vitest';
import type { Change } from '../../scheduling/change';
import type { NodeFacts, WorkloadFacts } from '../../scheduling/workload-facts';
import { placementPage, placementTitle } from './placement-words';

const node = (name: string, total: number, more: Partial<NodeFacts> = {}): NodeFacts => ({
  ...{ node: name, feasible: true, reasons: [], refusedBy: undefined, total },
  scores: { TaintToleration: 300, NodeResourcesFit: total - 300, ImageLocality: 0 },
  asked: { cpu: 0.5, memory: 0.25 },
  ...more,
});
const refused: NodeFacts = {
  ...node('node-9', 0, { scores: {}, feasible: false }),
  reasons: ['Insufficient cpu'],
  refusedBy: 'NodeResourcesFit',
};
const facts: WorkloadFacts = {
  ...{ nodes: 11, fits: 7, next: ['node-4', 'node-2'], total: 596, room: { replicas: 23, atLeast: false } },
  ...{ fitError: undefined, sampled: undefined, notSimulated: [], changes: [] },
  best: [node('node-4', 596), node('node-2', 596), node('node-1', 590), refused],
};

test.each<[Partial<WorkloadFacts>, string]>([
  [{}, 'fits 7 of 11 nodes · node-4 or node-2 next (596) · 23 more replicas fit'],
  [
    { fits: 11, next: ['a', 'b', 'c', 'd'], room: { replicas: 1, atLeast: false } },
    'fits all 11 nodes · a, b or 2 others next (596) · 1 more replica fits',
  ],
  [
    { next: ['a'], room: { replicas: 250, atLeast: true } },
    'fits 7 of 11 nodes · a next (596) · 250 or more replicas fit',
  ],
  [
    { fits: 0, fitError: '0/11 nodes are available: 11 Insufficient cpu.' },
    '0/11 nodes are available: 11 Insufficient cpu.',
  ],
  [{ nodes: 0 }, 'the cluster has no nodes'],
  [
    { sampled: { looksFor: 100, feasible: 180 } },
    'fits 7 of 11 nodes · node-4 or node-2 next (596) · 23 more replicas fit · sampled: the scheduler looks at 100 nodes that fit',
  ],
])('the words above a workload with %j', (some, title) => {
  expect(placementTitle({ ...facts, ...some })).toBe(title);
});

test('the page has a line a node, the plugins that tell them apart, and who is refused why', () => {
  expect(placementPage(facts, { context: 'prod' })).toBe(
    `**Where its next pod goes** in prod: fits 7 of 11 nodes · node-4 or node-2 next (596) · 23 more replicas fit.

| node | total | NodeResourcesFit | asked (CPU, memory) |
| --- | --- | --- | --- |
| node-4 | **596** | 296 | 50 %, 25 % |
| node-2 | **596** | 296 | 50 %, 25 % |
| node-1 | **590** | 290 | 50 %, 25 % |

The same on all of them: TaintToleration 300.

- node-9: Insufficient cpu

… and 7 more nodes.

The scheduler looks at what is asked for, never at what is used. Equal totals are decided by chance.`,
  );
});

test('what nodes really use stands beside what is asked of them', () => {
  const busy = { asked: { cpu: 0.96, memory: 0.5 }, used: { cpu: 0.12, memory: 0.4 } };
  const page = placementPage({ ...facts, best: [node('node-1', 596, busy), node('node-2', 590)] }, { context: 'prod' });
  expect(page).toContain('| asked (CPU, memory) | used |');
  expect(page).toContain('| 96 %, 50 % | 12 %, 40 % |');
  expect(page).toContain('node-1 is asked for 96 % of its CPU and uses 12 %.');
  expect(page).not.toContain('node-2 is asked');
});

test('what may be out of date is dated', () => {
  expect(placementPage(facts, { context: 'prod', staleSince: 0 })).toContain('in prod, as of 00:00 UTC: fits 7');
});

test.each<[Change, string]>([
  [
    { kind: 'tolerate', taint: { key: 'gpu', value: 'true', effect: 'NoSchedule' } },
    'tolerate the taint gpu=true:NoSchedule',
  ],
  [
    { kind: 'request less', resource: 'memory', container: 0, from: 2 ** 30, to: 2 ** 29 },
    'request less memory: 512Mi instead of 1024Mi',
  ],
  [{ kind: 'drop nodeSelector', key: 'disk', value: 'ssd' }, 'drop the nodeSelector disk: ssd'],
  [{ kind: 'label node', node: 'node-3', key: 'disk', value: 'ssd' }, 'label node node-3 with disk=ssd'],
])('the one change that would alter the outcome: %j', (change, words) => {
  const page = placementPage({ ...facts, changes: [{ change, feasible: 9, next: ['node-3'] }] }, { context: 'prod' });
  expect(page).toContain(`**What would change it**: ${words}; then 9 of 11 nodes take it.`);
});
