import fc from '../../test/fast-check';
import { expect, test } from 'vitest';
import { exactDistribution, kubeBurnerDistribution, kubeBurnerPercentile, nearestRank } from './distribution';
import { proofRuns } from '../../test/proof-runs';

/** n − 1 pods that took one second, and one that took ten. */
const oneSlowPod = (n: number): number[] => [...Array<number>(n - 1).fill(1000), 10_000];

test.each([
  [1, 10_000],
  [2, 5500],
  [5, 5500],
  [10, 5500],
  [20, 5500],
  [25, 5500],
  [50, 5500],
  [100, 1000],
  [200, 1000],
])('kube-burner prints P99 of %i pods with one slow pod as %i', (n, p99) => {
  expect(kubeBurnerDistribution(oneSlowPod(n))?.p99).toBe(p99);
});

test.each([
  [1, 10_000],
  [50, 10_000],
  [99, 10_000],
  [100, 1000],
])('nearest rank gives P99 of %i pods with one slow pod as %i', (n, p99) => {
  expect(exactDistribution(oneSlowPod(n))?.p99).toBe(p99);
});

test('kube-burner’s figures are cut to whole ms, ours are not', () => {
  expect(kubeBurnerDistribution([1, 2])).toEqual({ n: 2, min: 1, p50: 1, p95: 1, p99: 1, max: 2, avg: 1 });
  expect(exactDistribution([1, 2])?.avg).toBe(1.5);
});

test('kube-burner’s percentile below its first value is not a number', () => {
  expect(kubeBurnerPercentile([1, 2], 10)).toBeNaN();
});

test('nothing measured has no distribution, not one of zeros', () => {
  expect(exactDistribution([])).toBeUndefined();
  expect(kubeBurnerDistribution([])).toBeUndefined();
});

test('nearest rank is a measured value that at least p percent do not exceed', () => {
  const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 100 }), (measured, percent) => {
      const sorted = measured.toSorted((a, b) => a - b);
      const found = nearestRank(sorted, percent);
      const notAbove = sorted.filter(value => value <= found).length;
      const below = sorted.filter(value => value < found).length;
      return (
        sorted.includes(found) && notAbove * 100 >= percent * sorted.length && below * 100 < percent * sorted.length
      );
    }),
    { numRuns: proofRuns(100) },
  );
});
