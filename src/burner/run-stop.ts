import type { Failure } from '../report/verdict';
import { timeInWords } from '../report/words';
import type { RunRequest } from './run-request';

/** What may end a run before its time: its jobs stop as when a person cancels, and the clean-up follows. */
export interface RunStop {
  /** Aborts when the run is cancelled or stopped. */
  readonly signal: AbortSignal;
  /** Fails the run for this reason and stops it. */
  readonly stop: (failure: Failure) => void;
}

/** A run that is under way, and can be stopped. */
export type StoppableRequest = RunRequest & RunStop;

/** setTimeout cannot hold more. */
const longestTimerMs = 2 ** 31 - 1;

/** Lets a run be stopped, by `global.timeout` also; `close` when it has ended. */
export function runStop(
  request: RunRequest,
  fail: (failure: Failure) => void,
): RunStop & { readonly close: () => void } {
  const stopping = new AbortController();
  const { timeout } = request.plan.config.global;
  const stop = (failure: Failure): void => {
    if (stopping.signal.aborted || request.signal.aborted) return;
    fail(failure);
    stopping.abort();
  };
  const sentence = `the run was not done after ${timeInWords(timeout)} (global.timeout).`;
  const timer = setTimeout(() => stop({ exitCode: 2, sentence }), Math.min(timeout, longestTimerMs));
  const signal = AbortSignal.any([request.signal, stopping.signal]);
  return { signal, stop, close: () => clearTimeout(timer) };
}
