import type { JobPlan } from '../burner-config/plan';
import type { KindWatch } from './kind-watch';
import type { RunContext } from './run-context';
import { count, timeInWords } from '../report/words';
import { waiterOf } from './waiters/table';
import type { Waiter } from './waiters/waiter';

/** How many objects of each kind a job has made, by apiVersion/kind. */
export type ExpectedObjects = Map<
  string,
  { readonly apiVersion: string; readonly kind: string; readonly count: number }
>;

/** Waits until everything the job made is ready; what is not at maxWaitTimeout fails the run with exit code 2. */
export async function waitForReady(run: RunContext, job: JobPlan, made: ExpectedObjects): Promise<void> {
  const deadline = performance.now() + job.config.maxWaitTimeout;
  for (const expected of made.values()) {
    const waiter = waiterOf(expected.kind);
    if (waiter === undefined || run.signal.aborted) continue;
    const watch = await run.watchOf(expected.apiVersion, expected.kind);
    const ready = (): number => readyOf(watch, job.config.name);
    if (await watch.until(() => ready() >= expected.count, deadline)) continue;
    if (!run.signal.aborted) run.fail({ exitCode: 2, sentence: notReady(job, waiter, expected.count - ready()) });
  }
}

function readyOf(watch: KindWatch, job: string): number {
  let ready = 0;
  for (const entry of watch.entries.values()) {
    if (entry.ready && entry.labels['kube-burner.io/job'] === job) ready++;
  }
  return ready;
}

function notReady(job: JobPlan, waiter: Waiter, missing: number): string {
  const { name, maxWaitTimeout } = job.config;
  const objects = count(missing, waiter.kind);
  return `${objects} of job ${name} not ${waiter.waitsFor} after ${timeInWords(maxWaitTimeout)} (maxWaitTimeout).`;
}
