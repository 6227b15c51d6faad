import { expect, test } from 'vitest';
import { scaleError, urlError } from './validate-input';

test.each(['1', '0.1', '10', ' 2 '])('%j is a scale', typed => {
  expect(scaleError(typed)).toBeUndefined();
});

test.each(['', '0', '-1', 'ten', '1e9', 'NaN'])('%j is no scale', typed => {
  expect(scaleError(typed)).toContain('A scale is a number above 0');
});

test.each(['http://127.0.0.1:8080/', 'https://example.com/a?b=c'])('%s can be loaded', typed => {
  expect(urlError(typed)).toBeUndefined();
});

test.each(['', 'example.com', 'ftp://example.com/', 'http://me:secret@example.com/'])('%j cannot be loaded', typed => {
  expect(urlError(typed)).toBeTypeOf('string');
});
