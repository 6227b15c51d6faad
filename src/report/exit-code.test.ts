import { expect, test } from 'vitest';
import { highestExitCode } from './exit-code';

test('nothing wrong is 0', () => {
  expect(highestExitCode([])).toBe(0);
  expect(highestExitCode([0])).toBe(0);
});

test('each code gives way to those before it: 130, 5, 2, 3, 4, 1', () => {
  expect(highestExitCode([1, 4])).toBe(4);
  expect(highestExitCode([1, 4, 3])).toBe(3);
  expect(highestExitCode([3, 2, 1])).toBe(2);
  expect(highestExitCode([2, 5])).toBe(5);
  expect(highestExitCode([5, 130, 1])).toBe(130);
});
