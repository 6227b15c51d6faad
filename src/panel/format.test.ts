import { expect, test } from 'vitest';
import { milliseconds } from './format';

test.each([
  [0.4567, '0.46'],
  [12.34, '12.3'],
  [1234.5, '1,235'],
])('%d ms is written %s', (value, text) => {
  expect(milliseconds(value)).toBe(text);
});
