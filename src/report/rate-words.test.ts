import { expect, test } from 'vitest';
import { burstInWords, isBurstOnly, reachedCell, reachedInWords } from './rate-words';

const job = { sent: 1000, requestedRate: 50, reachedRate: 49.96, burst: 10 };

test('a rate stands beside the one asked for', () => {
  expect(reachedInWords(job)).toBe('at 50 of 50 requests/s');
  expect(reachedCell(job)).toBe('50');
});

test('what left at once has no rate', () => {
  const few = { ...job, sent: 5, reachedRate: 12_468.8 };
  expect(reachedInWords(few)).toBe('within the first burst of 10');
  expect(reachedCell(few)).toBe('burst');
  expect(burstInWords(few)).toBe('its 5 requests left at once, within the first burst of 10');
});

test('a burst that could not leave at once has one', () => {
  const held = { ...job, sent: 3000, burst: 3000, requestedRate: 1000, reachedRate: 800 };
  expect(isBurstOnly(held)).toBe(false);
  expect(reachedInWords(held)).toBe('at 800 of 1000 requests/s');
});

test('where the burst makes most of it, both are said', () => {
  expect(reachedInWords({ ...job, sent: 15, reachedRate: 140 })).toBe('with a burst of 10, then at 50 requests/s');
});

test('one request has no rate', () => {
  const one = { ...job, sent: 1, reachedRate: null };
  expect(reachedInWords(one)).toBeUndefined();
  expect(reachedCell(one)).toBe('–');
});
