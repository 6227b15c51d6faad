import { expect, test } from 'vitest';
import { redact } from './redact';

test.each([
  ['Authorization: Bearer abc.def-123456', 'Authorization: Bearer ***'],
  ['connect to https://me:pass@host:6443/x failed', 'connect to https://***@host:6443/x failed'],
  ['got eyJhbGciOi.eyJzdWIi.sig-nature back', 'got *** back'],
  ['{"token":"abc","user":"me"}', '{"token":"***","user":"me"}'],
  ['password=hunter2, next', 'password=***, next'],
])('%s', (text, clean) => expect(redact(text)).toBe(clean));

test('a secret in hand is taken out wherever it stands, the longest first', () =>
  expect(redact('said abcdef and abc', ['abc', 'abcdef'])).toBe('said *** and ***'));
