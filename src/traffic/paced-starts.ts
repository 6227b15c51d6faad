import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves for one caller after the other, `rate` a second at most; at once when the signal aborts. */
export function pacedStarts(rate: number, signal: AbortSignal): () => Promise<void> {
  let next = performance.now();
  return async () => {
    const now = performance.now();
    const due = Math.max(next, now);
    next = due + 1000 / rate;
    if (due <= now) return;
    await sleep(due - now, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  };
}
