import { expect, test } from 'vitest';
import { emptyState } from '../state';
import { growingLines } from './growing-lines';
import type { Track } from './track';

type Sample = { readonly at: number; readonly values: Readonly<Record<string, number>> };
const track: Track<Sample> = {
  id: 't',
  title: 't',
  read: sample => sample.values,
  look: () => ({ color: '--first' }),
  format: String,
  least: 1,
};
const state = { ...emptyState, startedAt: 1000 };
const at = (ms: number, values: Sample['values']): Sample => ({ at: ms, values });
const never = () => false;

test('only new samples are read, and another run starts over', () => {
  let reads = 0;
  const counting = { ...track, read: (sample: Sample) => (reads++, sample.values) };
  const growing = growingLines(counting, never);
  const [a, b, c] = [at(1000, { one: 1 }), at(2000, { one: 2 }), at(3000, { one: 3 })];
  growing.follow(state, [a, b]);
  growing.follow(state, [a, b, c]);
  expect(reads).toBe(3);
  expect(growing.lines.get('one')).toEqual({ x: [0, 1, 2], y: [1, 2, 3] });
  growing.follow(state, [c]);
  expect(growing.lines.get('one')).toEqual({ x: [2], y: [3] });
});

test('where silence means none, a line that comes late was at 0 before, and falls back to 0', () => {
  const growing = growingLines({ ...track, absentIsZero: true }, never);
  growing.follow(state, [at(1000, {}), at(2000, { queued: 5 }), at(3000, {})]);
  expect(growing.lines.get('queued')).toEqual({ x: [0, 1, 2], y: [0, 5, 0] });
});

test('a break is drawn between the samples around it', () => {
  const growing = growingLines(track, (_, next) => next.at === 3000);
  growing.follow(state, [at(1000, { one: 1 }), at(3000, { one: 2 })]);
  expect(growing.lines.get('one')).toEqual({ x: [0, 1, 2], y: [1, NaN, 2] });
});
