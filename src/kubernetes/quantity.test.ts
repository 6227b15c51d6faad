import { expect, test } from 'vitest';
import { compareQuantities, formatQuantity, milliValue, parseQuantity, quantityToNumber } from './quantity';

const read = (text: unknown) => {
  const quantity = parseQuantity(text);
  if (!quantity) throw new Error(`${String(text)} is not a quantity`);
  return quantity;
};

test.each([
  ['500m', 0.5],
  ['1.5Gi', 1.5 * 2 ** 30],
  ['512m', 0.512],
  [500, 500],
  [0.1, 0.1],
  ['1e3', 1000],
  ['.5', 0.5],
  ['5.', 5],
  ['-2k', -2000],
  ['1n', 1e-9],
])('reads %s as %d', (text, amount) => {
  expect(quantityToNumber(read(text))).toBe(amount);
});

test.each(['', ' 1', '1 ', '500K', '1 Gi', '1gi', 'ten', '1.2.3', '0x10', null, true, undefined])(
  'refuses %j',
  text => {
    expect(parseQuantity(text)).toBeUndefined();
  },
);

test.each([
  ['1024Mi', '1Gi'],
  ['0.5Gi', '512Mi'],
  ['1000m', '1'],
  ['100000', '100k'],
  ['0.1', '100m'],
  ['1e6', '1e6'],
  ['0', '0'],
])('prints %s as %s', (text, canonical) => {
  expect(formatQuantity(read(text))).toBe(canonical);
});

test('rounds up below a billionth', () => {
  expect(formatQuantity(read('0.1n'))).toBe('1n');
  expect(milliValue(read('1u'))).toBe(1);
});

test('compares exactly where floating point would not', () => {
  expect(compareQuantities(read('9007199254740993'), read('9007199254740992'))).toBe(1);
  expect(compareQuantities(read('1000m'), read('1'))).toBe(0);
});
