import { expect, test } from 'vitest';
import { countIn, merged, namesIn, rangeOf, rangeText } from './namespace-range';

test('names with numbers fall into ranges, others stay', () => {
  const names = ['b-2', 'a', 'b-0', 'b-1', 'b-7', 'a', 'c-01', 'b', 'b-1'];
  const ranges = merged(names.map(rangeOf));
  expect(ranges.map(rangeText)).toEqual(['b-0 … b-2', 'b-7', 'a', 'c-01', 'b']);
  expect([...namesIn(ranges)]).toEqual(['b-0', 'b-1', 'b-2', 'b-7', 'a', 'c-01', 'b']);
  expect(countIn(ranges)).toBe(7);
});

test('ranges that overlap count once', () => {
  const from = (first: number, last: number) => ({ base: 'n', numbers: { first, last } });
  expect(merged([from(5, 9), from(0, 3), from(2, 6), from(4, 4)])).toEqual([from(0, 9)]);
});
