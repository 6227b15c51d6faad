import type { ApiRequest } from '../cluster/connection';
import { sleepUntil, tokenBucket } from './pacing';
import type { RequestLog } from './request-log';
import type { RunContext } from './run-context';
import { send } from './send';

/** Requests that may be under way or wait for a connection; far above what connections carry, so that only memory is bounded. */
const maxInFlight = 1024;

/** Sends requests at the rate of a job, each at its deadline whether or not earlier ones were answered. */
export interface Load {
  /** Resolves true when it is time for the next request; false when the run was cancelled. */
  readonly next: () => Promise<boolean>;
  readonly send: (what: string, request: ApiRequest, onDone?: (succeeded: boolean) => void) => void;
  /** A pause that is meant: no tokens beyond the burst gather in it. */
  readonly resume: () => void;
  readonly allAnswered: () => Promise<void>;
}

/** The load of one job: `qps` and `burst` as a token bucket. */
export function jobLoad(
  run: RunContext,
  rate: { readonly qps: number; readonly burst: number },
  log: RequestLog,
): Load {
  const bucket = tokenBucket(rate.qps, rate.burst, performance.now());
  const flight = inFlight();
  let deadline = 0;
  let stoodFull = 0;
  return {
    async next() {
      deadline = bucket.take();
      const idle = bucket.stoodFull() - stoodFull;
      if (idle > 0) log.stoodStill(performance.timeOrigin + deadline, idle);
      stoodFull += idle;
      if (deadline > performance.now()) await sleepUntil(deadline, run.signal);
      if (flight.count() >= maxInFlight) await flight.below(maxInFlight);
      return !run.signal.aborted;
    },
    send(what, request, onDone) {
      const timing = { what, deadline: performance.timeOrigin + deadline };
      flight.add();
      void send(run.connection, { ...request, signal: run.signal }, timing).then(ended => {
        flight.remove();
        // What the user's cancelling cut off is no failure of the cluster.
        if (ended.error?.kind === 'cancelled') return;
        log.ended(ended);
        onDone?.(ended.error === undefined);
      }, flight.fail);
    },
    resume: () => bucket.resume(performance.now()),
    allAnswered: () => flight.below(1),
  };
}

/** Counts requests under way; whoever waits for fewer is told, also of a defect that ended one. */
function inFlight() {
  let count = 0;
  let waiting: { readonly limit: number; readonly wake: () => void; readonly fail: (defect: unknown) => void }[] = [];
  let defect: { readonly error: unknown } | undefined;
  const remove = (): void => {
    count--;
    if (waiting.length === 0) return;
    const due = waiting.filter(({ limit }) => count < limit);
    waiting = waiting.filter(({ limit }) => count >= limit);
    for (const { wake } of due) wake();
  };
  return {
    count: () => count,
    add: () => void count++,
    remove,
    fail(error: unknown) {
      defect = { error };
      for (const { fail } of waiting) fail(error);
      waiting = [];
      remove();
    },
    below(limit: number): Promise<void> {
      if (defect) return Promise.reject(defect.error);
      if (count < limit) return Promise.resolve();
      return new Promise((wake, fail) => waiting.push({ limit, wake, fail }));
    },
  };
}
