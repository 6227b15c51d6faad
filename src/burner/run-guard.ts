import { timeInWords } from '../report/words';
import { recentRequests } from './abort-rules/recent-requests';
import { rulesOf } from './abort-rules/table';
import type { EndedRequest } from './request-log';
import type { RunRequest } from './run-request';
import type { RunStop, StoppableRequest } from './run-stop';

const lookEveryMs = 3000;
/** setTimeout cannot hold more. */
const longestTimerMs = 2 ** 31 - 1;

/** Watches over a run while its jobs are under way. */
export interface RunGuard {
  /** To be told of every request of a job that ended. */
  readonly requestEnded: (request: EndedRequest) => void;
  readonly close: () => void;
}

/** A run that can be stopped, and is watched over. */
export type GuardedRequest = StoppableRequest & Pick<RunGuard, 'requestEnded'>;

/** Stops the run when it goes beyond its budget or a rule of `--abort-on` says so. */
export function runGuard(
  { connection, limits }: Pick<RunRequest, 'connection' | 'limits'>,
  { signal, stop }: RunStop,
  restarts: () => number,
): RunGuard {
  const { budget, abortOn } = limits;
  const requests = recentRequests();
  const closing = new AbortController();
  let sent = 0;
  const late = `the run took longer than its budget allows (${timeInWords(budget.duration * 1000)}): --budget duration=SECONDS allows more.`;
  const timer = setTimeout(
    () => stop({ exitCode: 2, sentence: late }),
    Math.min(budget.duration * 1000, longestTimerMs),
  );
  const rules = rulesOf(abortOn);
  const input = { connection, restarts, signal: AbortSignal.any([signal, closing.signal]) };
  let looking = Promise.resolve();
  const look = async (): Promise<void> => {
    for (const rule of rules) {
      const sentence = await rule({ ...input, recent: requests.recent() });
      if (sentence !== undefined && !input.signal.aborted) return stop({ exitCode: 1, sentence: stopped(sentence) });
    }
  };
  // One look at a time: a server that does not answer must not pile them up.
  const lookAgain = (): void => void (looking = looking.then(look));
  lookAgain();
  const looks = setInterval(lookAgain, lookEveryMs);
  return {
    requestEnded(request) {
      requests.ended(request);
      sent += 1 + request.retries;
      if (sent <= budget.requests) return;
      const sentence = `the run sent ${sent} requests with its retries, more than its budget allows: --budget requests=NUMBER allows more.`;
      stop({ exitCode: 1, sentence });
    },
    close() {
      clearTimeout(timer);
      clearInterval(looks);
      closing.abort();
    },
  };
}

const stopped = (sentence: string): string => `stopped for the cluster's sake: ${sentence}`;
