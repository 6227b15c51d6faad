import type { JobPlan } from '../burner-config/plan';
import { count, timeInWords } from '../report/words';
import type { KindWatch, WatchedEntry } from './kind-watch';
import { labelsOf, type Made, type MadeObjects } from './made-objects';
import type { RunContext } from './run-context';
import { waiterOf } from './waiters/table';
import type { Waiter } from './waiters/waiter';

/** How many objects that are not ready a sentence names. */
const namedAtMost = 5;

/** Waits until everything the job made is ready. False when something is not at maxWaitTimeout, which fails the run with exit code 2, or when the run was cancelled. */
export async function waitForReady(run: RunContext, job: JobPlan, made: Made): Promise<boolean> {
  const deadline = performance.now() + job.config.maxWaitTimeout;
  let allReady = true;
  for (const expected of made.all()) {
    const waiter = waiterOf(expected.kind);
    if (waiter === undefined || !expected.wait || run.signal.aborted) continue;
    const watch = await run.watchOf(expected.apiVersion, expected.kind);
    const seen = (): WatchedEntry[] => entriesOf(watch, job, expected);
    const ready = (): number => seen().filter(entry => entry.ready).length;
    if (await watch.until(() => ready() >= expected.count, deadline)) continue;
    allReady = false;
    if (!run.signal.aborted) run.fail({ exitCode: 2, sentence: notReady(job, waiter, expected, seen()) });
  }
  return allReady && !run.signal.aborted;
}

function entriesOf(watch: KindWatch, job: JobPlan, expected: MadeObjects): WatchedEntry[] {
  const labels = Object.entries(labelsOf(job, expected));
  return [...watch.entries.values()].filter(entry => labels.every(([name, value]) => entry.labels[name] === value));
}

function notReady(job: JobPlan, waiter: Waiter, expected: MadeObjects, seen: readonly WatchedEntry[]): string {
  const { name, maxWaitTimeout } = job.config;
  const waiting = seen.filter(({ ready }) => !ready);
  const missing = expected.count - (seen.length - waiting.length);
  const names = waiting.slice(0, namedAtMost).map(entry => [entry.namespace, entry.name].filter(Boolean).join('/'));
  const shown = names.join(', ') + (missing > names.length ? ' …' : '');
  const after = `${timeInWords(maxWaitTimeout)} (maxWaitTimeout)`;
  return `${count(missing, waiter.kind)} of job ${name} not ready after ${after}: ${shown}; ready means ${waiter.waitsFor}.`;
}
