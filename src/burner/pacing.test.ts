import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sleepUntil, tokenBucket } from './pacing';

const never = new AbortController().signal;

test('the burst is there at once, then one token each interval', () => {
  const bucket = tokenBucket(10, 3, 1000);
  expect(Array.from({ length: 6 }, () => bucket.take())).toEqual([1000, 1000, 1000, 1100, 1200, 1300]);
});

test('after a pause at most the burst has gathered', () => {
  const bucket = tokenBucket(10, 2, 0);
  for (let i = 0; i < 5; i++) bucket.take();
  bucket.resume(10_000);
  expect(Array.from({ length: 3 }, () => bucket.take())).toEqual([10_000, 10_000, 10_100]);
});

test('a pause shorter than the interval gains nothing', () => {
  const bucket = tokenBucket(1, 1, 0);
  bucket.take();
  bucket.resume(300);
  expect(bucket.take()).toBe(1000);
});

test('no window of time ever sees more than its tokens and the burst', () => {
  const shapes = fc.tuple(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 50 }));
  fc.assert(
    fc.property(shapes, ([rate, burst]) => {
      const bucket = tokenBucket(rate, burst, 0);
      const times = Array.from({ length: 200 }, () => bucket.take());
      const window = (burst * 1000) / rate;
      return times.every((from, i) => times.slice(i).filter(at => at < from + window - 1e-6).length <= 2 * burst);
    }),
  );
});

test.each([5, 100, 1000, 2000])('%i a second is reached within 1 %%', async rate => {
  const start = performance.now();
  const bucket = tokenBucket(rate, 1, start);
  const sends: number[] = [];
  for (let i = 0; i < Math.max(rate, 16); i++) {
    const deadline = bucket.take();
    if (deadline > performance.now()) await sleepUntil(deadline, never);
    sends.push(performance.now());
  }
  const seconds = ((sends.at(-1) ?? 0) - (sends[0] ?? 0)) / 1000;
  expect((sends.length - 1) / seconds / rate).toBeCloseTo(1, 1.7);
});

test('an abort ends a sleep at once', async () => {
  const abort = new AbortController();
  const start = performance.now();
  setTimeout(() => abort.abort(), 20);
  await sleepUntil(start + 60_000, abort.signal);
  expect(performance.now() - start).toBeLessThan(5_000);
});
