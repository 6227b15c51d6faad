import { expect, test } from 'vitest';
import { boundedSamples } from './bounded-samples';

const at = (time: number) => ({
  ...{ at: time, job: 'load', requestedRate: 1, reachedRate: 1 },
  ...{ sent: time, answered: time, errors: 0 },
});
function kept(count: number, limit: number): number[] {
  const samples = boundedSamples(limit);
  for (let time = 0; time < count; time++) samples.push(at(time));
  return samples.all().map(sample => sample.at);
}

test('up to the limit every sample stays', () => {
  expect(kept(0, 4)).toEqual([]);
  expect(kept(4, 4)).toEqual([0, 1, 2, 3]);
});

test('above it they are thinned evenly, with the first and the newest', () => {
  expect(kept(5, 4)).toEqual([0, 2, 4]);
  expect(kept(10, 4)).toEqual([0, 4, 8, 9]);
});

test('a day of samples stays within bounds', () => {
  const day = kept(2 * 86_400, 2000);
  expect(day.length).toBeGreaterThan(1000);
  expect(day.length).toBeLessThanOrEqual(2001);
  expect([day[0], day.at(-1)]).toEqual([0, 172_799]);
});
