import { expect, test } from 'vitest';
import { isNone, readIntOrPercent, scaled } from './int-or-percent';

test.each([
  [3, { count: 3 }],
  ['25%', { percent: 25 }],
  ['150%', { percent: 150 }],
  [-1, undefined],
  [1.5, undefined],
  ['3', undefined],
  ['-5%', undefined],
  ['2.5%', undefined],
  ['%', undefined],
  [true, undefined],
  [undefined, undefined],
])('%j reads as %j', (value, meant) => {
  expect(readIntOrPercent(value)).toEqual(meant);
});

test.each([
  ['25%', 3, 'up', 1],
  ['25%', 3, 'down', 0],
  ['75%', 2, 'up', 2],
  ['50%', 4, 'down', 2],
  ['100%', 7, 'down', 7],
  [2, 7, 'down', 2],
] as const)('%s of %i rounded %s is %i', (value, total, rounding, expected) => {
  const read = readIntOrPercent(value);
  expect(read && scaled(read, total, rounding)).toBe(expected);
});

test('nothing is 0 and 0%', () => {
  expect([0, '0%', 1, '1%'].map(value => isNone(readIntOrPercent(value) ?? { count: 1 }))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
