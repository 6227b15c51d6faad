import fc from '../../test/fast-check';
import { expect, test } from 'vitest';
import { proofRuns } from '../../test/proof-runs';
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

test('time in which the bucket stood full is counted, that before the first token is not', () => {
  const bucket = tokenBucket(10, 2, 0);
  bucket.resume(5000);
  bucket.take();
  bucket.take();
  expect(bucket.stoodFull()).toBe(0);
  bucket.resume(6000);
  bucket.take();
  // Two tokens were gathered again at 5200.
  expect(bucket.stoodFull()).toBe(800);
});

test('many may sleep under one signal', async () => {
  const warnings: Error[] = [];
  const keep = (warning: Error): void => void warnings.push(warning);
  process.on('warning', keep);
  const abort = new AbortController();
  const sleeps = Array.from({ length: 50 }, () => sleepUntil(performance.now() + 60_000, abort.signal));
  abort.abort();
  await Promise.all(sleeps);
  await new Promise(setImmediate);
  process.off('warning', keep);
  expect(warnings).toEqual([]);
});

/** Timers that fire up to 2 ms late, the same at each run. */
function lateness(seed: number): () => number {
  let state = seed;
  return () => ((state = (state * 16_807) % 2_147_483_647) / 2_147_483_647) * 2;
}

test('no window of time ever sees more than its tokens and the burst', () => {
  const shapes = fc.tuple(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 50 }));
  fc.assert(
    fc.property(shapes, ([rate, burst]) => {
      const bucket = tokenBucket(rate, burst, 0);
      const times = Array.from({ length: 200 }, () => bucket.take());
      const window = (burst * 1000) / rate;
      return times.every((from, i) => times.slice(i).filter(at => at < from + window - 1e-6).length <= 2 * burst);
    }),
    { numRuns: proofRuns(100) },
  );
});

test.each([5, 100, 1000, 2000])('%i a second: a second of deadlines has that many, whatever the timers do', rate => {
  const random = lateness(rate);
  const bucket = tokenBucket(rate, 1, 0);
  let now = 0;
  const sends = Array.from({ length: 3 * rate + 1 }, () => {
    const deadline = bucket.take();
    if (deadline > now) now = deadline + random();
    return now;
  });
  const seconds = ((sends.at(-1) ?? 0) - (sends[0] ?? 0)) / 1000;
  expect(Math.abs(seconds - 3)).toBeLessThan(0.005);
});

test('a sleep ends at its deadline, to the ms that timers count in, or later', async () => {
  for (const wait of [0.2, 1, 3.7, 20]) {
    const deadline = performance.now() + wait;
    await sleepUntil(deadline, never);
    expect(performance.now()).toBeGreaterThanOrEqual(deadline - 1);
  }
});

test('an abort ends a sleep at once', async () => {
  const abort = new AbortController();
  const start = performance.now();
  setTimeout(() => abort.abort(), 20);
  await sleepUntil(start + 60_000, abort.signal);
  expect(performance.now() - start).toBeLessThan(5_000);
});
