import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { turns } from './turns';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Work that ends when it is told to. */
function work() {
  const ends: (() => void)[] = [];
  return { ends, begin: () => new Promise<void>(resolve => void ends.push(resolve)) };
}
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

test('what is asked for while it works follows at once, once', async () => {
  const { ends, begin } = work();
  const { now } = turns(begin, () => false);
  now();
  now();
  now();
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await settle();
  expect(ends).toHaveLength(2);
  ends[1]?.();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ends).toHaveLength(2);
});

test('it goes on by itself every 5 s, and seldom when it takes long', async () => {
  const { ends, begin } = work();
  const { now, stop } = turns(begin, () => true);
  now();
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(5000);
  expect(ends).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(2000);
  ends[1]?.();
  await vi.advanceTimersByTimeAsync(19_000);
  expect(ends).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(2000);
  expect(ends).toHaveLength(3);
  stop();
  ends[2]?.();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ends).toHaveLength(3);
});

test('a pause begins anew with every call', async () => {
  const { ends, begin } = work();
  const { soon } = turns(begin, () => false);
  soon(250);
  await vi.advanceTimersByTimeAsync(200);
  soon(250);
  await vi.advanceTimersByTimeAsync(200);
  expect(ends).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(50);
  expect(ends).toHaveLength(1);
});
