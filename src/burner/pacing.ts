import { cancelOn, ended } from '../cluster/cancellation';

/** A token bucket: `rate` tokens a second, of which at most `burst` wait. Times are ms of `performance.now()`. */
export interface TokenBucket {
  /** Takes one token; the answer is the moment from which it is valid. */
  take(): number;
  /** Lets the bucket fill up to `now` when the work itself stood still on purpose (a pause, a wait). */
  resume(now: number): void;
  /** For how long it has been full since its first token, ms: time in which nothing was to be sent. */
  stoodFull(): number;
}

/**
 * The limiter of golang.org/x/time/rate on absolute deadlines. Each token is wanted at the deadline of the one before,
 * so a timer that fires late costs no tokens: whatever is due by then goes out at once.
 */
export function tokenBucket(rate: number, burst: number, start: number): TokenBucket {
  const interval = 1000 / rate;
  const depth = Math.max(burst, 1);
  let wanted = start;
  // The moment at which the bucket is full again when nobody takes more.
  let full = start;
  let fullFor: number | undefined;
  return {
    take() {
      const earliest = full - (depth - 1) * interval;
      wanted = Math.max(wanted, earliest);
      fullFor = fullFor === undefined ? 0 : fullFor + Math.max(wanted - full, 0);
      full = Math.max(full, wanted) + interval;
      return wanted;
    },
    resume(now) {
      wanted = Math.max(wanted, now);
    },
    stoodFull: () => fullFor ?? 0,
  };
}

/** Resolves at `deadline` (ms of `performance.now()`), or at once when the signal aborts. */
export function sleepUntil(deadline: number, signal: AbortSignal): Promise<void> {
  const wait = deadline - performance.now();
  if (wait <= 0 || signal.aborted) return Promise.resolve();
  return new Promise(resolve => {
    const wake = (): void => {
      clearTimeout(timer);
      ended(signal, sleeping);
      resolve();
    };
    const sleeping = { cancel: wake };
    // Rounded up: late by a fraction of a ms, where rounding down would wake too soon and turn over and over.
    const timer = setTimeout(wake, Math.ceil(wait));
    cancelOn(signal, sleeping);
  });
}

/** Resolves after `ms`, or at once when the signal aborts. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return sleepUntil(performance.now() + ms, signal);
}
