import { expect, test } from 'vitest';
import { leastSquares } from './regression';

test('points on a line give it back, with an interval of no width', () => {
  const line = leastSquares([0, 1, 2, 3].map(x => ({ x, y: 5 + 2 * x })));
  expect(line?.slope).toBeCloseTo(2);
  expect(line?.intercept).toBeCloseTo(5);
  expect((line?.high ?? 0) - (line?.low ?? 1)).toBeCloseTo(0);
});

test('slope and interval are those worked out by hand', () => {
  // 1.99 ± t(0.975; 3) · 0.05972, with t = 3.182446
  const line = leastSquares([2.1, 3.9, 6.2, 7.8, 10.1].map((y, index) => ({ x: index + 1, y })));
  expect(line?.slope).toBeCloseTo(1.99, 6);
  expect(line?.low).toBeCloseTo(1.8, 2);
  expect(line?.high).toBeCloseTo(2.18, 2);
});

test('two points, or points above each other, say nothing about uncertainty', () => {
  expect(
    leastSquares([
      { x: 0, y: 0 },
      { x: 1, y: 1 },
    ]),
  ).toBeUndefined();
  expect(leastSquares([1, 2, 3].map(y => ({ x: 4, y })))).toBeUndefined();
});
