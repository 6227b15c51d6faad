import { expect, test } from 'vitest';
import { decimating, type Decimate } from './decimate';
import { valueAt, type Series } from './series';

const line = (...points: readonly (readonly [number, number])[]): Series => ({
  x: points.map(([x]) => x),
  y: points.map(([, y]) => y),
});

const decimate: Decimate = (...seen) => decimating()(...seen);

test('few points stay as they are, with one on either side of the view', () => {
  const one = line([0, 1], [1, 2], [2, NaN], [3, 4], [9, 5], [10, 6]);
  expect(decimate([one], { from: 0.5, to: 5 }, 100).columns).toEqual([
    [0, 1, 2, 3, 9],
    [1, 2, null, 4, 5],
  ]);
});

test('lines with times of their own are put on one axis; what a line has not is no gap in it', () => {
  expect(decimate([line([0, 1], [2, 3]), line([1, 7])], { from: 0, to: 3 }, 100).columns).toEqual([
    [0, 1, 2],
    [1, undefined, 3],
    [undefined, 7, undefined],
  ]);
});

test('of many points each pixel keeps its least and its greatest, in their order', () => {
  const x = Array.from({ length: 100_000 }, (_, i) => i / 1000);
  const y = x.map((_, i) => (i === 31_234 ? 900 : i === 77_777 ? -900 : i % 10));
  const { columns, isDense } = decimate([{ x, y }], { from: 0, to: 100 }, 50);
  const [times, column = []] = columns;
  expect(isDense).toBe(true);
  expect(times).toHaveLength(100);
  expect(column.indexOf(900)).toBe(31);
  expect(column.indexOf(-900)).toBe(77);
  expect(column[0]).toBe(0);
  expect(column[1]).toBe(9);
});

test('a pixel that holds nothing but a break breaks the line, an empty one does not', () => {
  const x = Array.from({ length: 1000 }, (_, i) => (i < 500 ? i / 100 : 15 + i / 100));
  const y = x.map((_, i) => (i >= 300 && i < 400 ? NaN : 1));
  const [, column = []] = decimate([{ x, y }], { from: 0, to: 25 }, 25).columns;
  expect(column.slice(4, 10)).toEqual([1, 1, null, null, 1, 1]);
  expect(column.slice(20, 30).every(value => value === undefined)).toBe(true);
});

test('the value nearest to a moment; none in a break', () => {
  const one = line([0, 1], [1, NaN], [2, 3]);
  expect([0.4, 0.9, 1.6, 99].map(at => valueAt(one, at))).toEqual([1, undefined, 3, 3]);
  expect(valueAt(line(), 1)).toBeUndefined();
  expect(valueAt(line([0, 1], [1, 2], [2, NaN]), Infinity)).toBe(2);
});

test('while a view stays, points that come give what all of them give at once, and say whether it can be seen', () => {
  const [x, y]: [number[], number[]] = [[], []];
  const add = (count: number, value: (i: number) => number): void => {
    for (let i = 0; i < count; i++) {
      x.push(x.length / 100);
      y.push(value(x.length));
    }
  };
  const [line, view] = [
    { x, y },
    { from: 0, to: 100 },
  ];
  const following = decimating();
  add(3000, i => (i * 37) % 11);
  expect(following([line], view, 50).isChanged).toBe(true);
  expect(following([line], view, 50).isChanged).toBe(false);
  add(1, () => 5);
  add(1, () => NaN);
  expect(following([line], view, 50).isChanged).toBe(true);
  add(1, () => 5);
  expect(following([line], view, 50).isChanged).toBe(false);
  for (let step = 0; step < 40; step++) {
    add(150, i => (step === 20 ? NaN : (i * i) % 97));
    expect(following([line], view, 50).columns).toEqual(decimate([line], view, 50).columns);
  }
  const other = following([{ x: [...x], y: y.map(() => 1) }], view, 50);
  expect(other.columns[1]?.every(value => value === 1 || value === undefined)).toBe(true);
});
