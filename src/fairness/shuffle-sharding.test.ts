import { expect, test } from 'vitest';
import { squishedBy } from './shuffle-sharding';

// The table of the Kubernetes documentation on API Priority and Fairness, rounded.
test.each([
  [12, 32, 4.4e-9, 0.11, 0.99],
  [8, 64, 2.3e-10, 4.9e-4, 0.36],
  [6, 256, 2.7e-12, 3.0e-7, 8.9e-4],
  [6, 64, 1.3e-8, 7.5e-4, 0.24],
  [4, 16, 5.5e-4, 0.19, 0.96],
])('a hand of %i out of %i queues', (hand, queues, one, four, sixteen) => {
  const odds = [1, 4, 16].map(elephants => Number(squishedBy(elephants, queues, hand).toPrecision(2)));
  expect(odds).toEqual([one, four, sixteen]);
});
