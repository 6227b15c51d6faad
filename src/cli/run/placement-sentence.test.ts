import { expect, test } from 'vitest';
import type { JobReport, PodsOfNode } from '../../report/report';
import { placementSentence } from './placement-sentence';

function jobWith(byNode: readonly PodsOfNode[]): JobReport {
  const pods = byNode.reduce((sum, one) => sum + one.pods, 0);
  return {
    ...{ name: 'spread', type: 'create', startedAt: 0, endedAt: 1, requestedRate: 1, reachedRate: null },
    ...{ sent: 1, succeeded: 1, failed: 0, retried: 0, requestLatency: [], errors: [] },
    podLatency: { compatible: [], exact: [], pods, neverReady: 0, watchGaps: [], simulated: true, byNode },
  };
}

test('says where pods went, and how many went elsewhere than predicted', () => {
  const [sentence] = placementSentence(
    jobWith([
      { node: 'a', pods: 12, predicted: 11 },
      { node: 'b', pods: 8, predicted: 9 },
    ]),
    true,
  );
  expect(sentence).toMatch(
    /^Job spread placed 20 pods: a 12 \(predicted 11\), b 8 \(predicted 9\)\. 1 pod went elsewhere/,
  );
});

test('a prediction that came true is said so; nothing is said of jobs without pods', () => {
  expect(placementSentence(jobWith([{ node: 'a', pods: 2, predicted: 2 }]), true)[0]).toContain('predicted.');
  expect(placementSentence(jobWith([{ node: 'a', pods: 2 }]), false)).toEqual(['Job spread placed 2 pods: a 2.']);
  expect(placementSentence(jobWith([]), true)).toEqual([]);
});

test('of many nodes the first six are named', () => {
  const nodes = Array.from({ length: 9 }, (_, index) => ({ node: `n${index}`, pods: 1 }));
  expect(placementSentence(jobWith(nodes), false)[0]).toContain('n5 1, and 3 nodes more.');
});
