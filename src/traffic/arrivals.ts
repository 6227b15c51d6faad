import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Calls `arrive` for each arrival of an open model: the i-th is due at start + i/rate, whatever happened to the ones
 * before. After a late wake all that is due goes out at once, so the rate holds.
 * @param rate arrivals a second
 * @param arrive gets the moment the arrival was due, in ms of `performance.now()`
 */
export async function issueArrivals(
  rate: number,
  count: number,
  signal: AbortSignal,
  arrive: (due: number) => void,
): Promise<void> {
  const start = performance.now();
  for (let issued = 0; issued < count && !signal.aborted;) {
    const due = start + (issued * 1000) / rate;
    const wait = due - performance.now();
    if (wait > 0) {
      await sleepOrAbort(Math.ceil(wait), signal);
      continue;
    }
    arrive(due);
    issued++;
  }
}

async function sleepOrAbort(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
