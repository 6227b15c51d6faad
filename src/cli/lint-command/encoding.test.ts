import { expect, test } from 'vitest';
import { decode } from './encoding';

const text = '\ufeffa: ü😀\n';
const little = Buffer.from(text, 'utf16le');
const big = Buffer.from(little).swap16();

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-16, little end first', little],
  ['UTF-16, big end first', big],
])('%s is read and written back', (_, bytes) => {
  const read = decode(Buffer.from(bytes));
  expect(read?.text).toBe(text);
  expect(read?.encode(text)).toEqual(bytes);
});

test('zeros without a byte order mark are binary', () => {
  expect(decode(Buffer.from([1, 0, 2, 255]))).toBeUndefined();
});
