import { expect, test } from 'vitest';
import { barOf } from './bar';
import { assumptionsInWords, differenceInWords, limitsInWords, spreadInWords, stepInWords } from './words';
import { nodeView, nowhere, rollout, view } from './view.test-data';

const each = (count: number, times: number): readonly string[] =>
  Array.from({ length: count * times }, (_, i) => `n${(i % count) + 1}`);

test.each([
  [rollout(each(10, 2)), '20 replicas asking for 500m CPU and 128 MiB each: 2 on each of 10 nodes'],
  [rollout(['n4', 'n4', 'n4', 'n1'], { cpu: 0, memory: 0 }), '4 replicas asking for nothing: 3 on n4, 1 on n1'],
  [rollout(['n1', 'n2'], { memory: 0, cpu: 1500 }), '2 replicas asking for 1.5 CPU each: 1 on n1 and n2'],
  [
    rollout(['n1', 'n1'], { replicas: 9, cpu: 1000, memory: 0 }),
    '9 replicas asking for 1 CPU each: 2 are placed, 2 on n1',
  ],
  [rollout([], { replicas: 0 }), 'no replicas'],
])('where replicas are', (some, words) => {
  expect(spreadInWords(some)).toBe(words);
});

test('the difference names both versions, or says that there is none', () => {
  const [before, after] = [rollout(['n1', 'n1']), rollout(['n1', 'n2'])];
  expect(differenceInWords(view({ before, beforeFrom: 'cluster', after }))).toEqual([
    { version: 'before', text: 'As it is in the cluster: 2 replicas asking for 500m CPU and 128 MiB each: 2 on n1.' },
    { version: 'after', text: '2 replicas asking for 500m CPU and 128 MiB each: 1 on n1 and n2.' },
  ]);
  const same = differenceInWords(view({ before, beforeFrom: 'file', after: before }));
  expect(same[0]?.text).toMatch(/^The text asks for what is in the saved file: 2 replicas/);
});

test('who fits nowhere is said in the scheduler’s words', () => {
  const after = { ...rollout(['n1'], { replicas: 5 }), steps: [...rollout(['n1']).steps, nowhere] };
  const [told] = differenceInWords(view({ after }));
  expect(told?.text).toMatch(
    /1 is placed, 1 on n1\. Replica 2 fits nowhere: 0\/3 nodes are available: 3 Insufficient cpu\.$/,
  );
  expect(stepInWords(after, 2)).toBe('Replica 2 fits nowhere: 0/3 nodes are available: 3 Insufficient cpu.');
  expect(stepInWords(after, 4)).toBe('Replica 2 fits nowhere: 0/3 nodes are available: 3 Insufficient cpu.');
});

test('a step says where the replica goes, and which other nodes chance could take', () => {
  const tie = (ties: readonly string[], tied: number) => ({
    ...rollout(['n1']),
    steps: rollout(['n1']).steps.map(step => ({ ...step, ties, tied })),
  });
  expect(stepInWords(rollout(['n1']), 0)).toBe('None of 1 replica is placed yet.');
  expect(stepInWords(rollout(['n1']), 1)).toBe('Replica 1 goes to n1 (596), the best of 3 nodes that take it.');
  expect(stepInWords(rollout(['n1']), 2)).toBe('All 1 replica is placed.');
  expect(stepInWords(tie(['n1', 'n2'], 2), 1)).toContain('by chance: n2 has the same total.');
  expect(stepInWords(tie(['n1', 'n2', 'n3'], 9), 1)).toContain('by chance: n2 and 7 others have the same total.');
});

test('what was assumed is said: pods taken out; and the limits: sampling, nodes that are not shown', () => {
  const shown = [nodeView('n1', { own: 2 }), nodeView('n2')];
  const sampled = { looksFor: 100, feasible: 180 };
  const large = view({
    shown,
    nodes: 200,
    matching: 200,
    running: 2,
    after: rollout(['n1'], { sampled, replicas: 4 }),
  });
  expect(assumptionsInWords(large)[0]).toBe(
    'All replicas are placed anew, as if the 2 pods that run now (2 on n1) were gone.',
  );
  expect(limitsInWords(large)).toEqual([
    'The first 1 of 4 replicas are shown.',
    'Sampled: of 180 nodes that fit the scheduler looks only at 100, so the real choice may miss the best.',
    '2 of 200 nodes are shown: those that take replicas, then the fullest.',
  ]);
  expect(limitsInWords(view({ shown, nodes: 200, matching: 2 }))).toEqual(['2 nodes of 200 match the filter.']);
  expect(limitsInWords(view())).toEqual([]);
});

test('a bar has the pods first, then the replicas with their numbers', () => {
  const bar = barOf(nodeView('n1', { used: { cpu: 400, memory: 0 } }), 'cpu', 'after', rollout(['n1', 'n2', 'n1']), 3);
  expect(bar.blocks.map(({ kind, share, number, isNew }) => [kind, share, number, isNew])).toEqual([
    ['pod', 0.25, undefined, undefined],
    ['after', 0.125, 1, false],
    ['after', 0.125, 3, true],
  ]);
  expect(bar).toMatchObject({ used: 0.1, figures: '50 %' });
  expect(bar.blocks[0]?.label).toBe('shop/db: 1 CPU, 25 % of n1');
  expect(bar.label).toBe('n1: 25 % of 4 CPU is asked for, 10 % is used, takes 2 replicas (1, 3), then 50 %');
});

test('what asks for nothing takes no room, and says so; small pods stand together', () => {
  const rest = { cpu: 200, memory: 0, pods: 12 };
  const bar = barOf(nodeView('n1', { rest, schedulable: false }), 'cpu', 'before', rollout(['n1'], { cpu: 0 }), 1);
  expect(bar.blocks.map(({ label }) => label)).toEqual([
    'shop/db: 1 CPU, 25 % of n1',
    '12 smaller pods together: 200m CPU, 5 % of n1',
    'Replica 1: asks for no CPU',
  ]);
  expect(bar.label).toContain('cordoned');
});
