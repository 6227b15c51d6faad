import type { JobPlan, PlannedSelection } from '../../burner-config/plan';
import type { Load } from '../load';
import { sleep } from '../pacing';
import { waitsAtEnd } from '../ready';
import type { RunContext } from '../run-context';
import { waitForSelected } from './selected';

/** Iteration by iteration, one selection after another: sends its load, awaits the answers, waits and pauses as the config says. */
export async function runInSequence(
  run: RunContext,
  job: JobPlan,
  load: Load,
  send: (selection: PlannedSelection, iteration: number) => Promise<void>,
): Promise<void> {
  const { jobIterations, objectWait, objectDelay, jobIterationDelay } = job.config;
  const waits = waitsAtEnd(run, job);
  for (let iteration = 0; iteration < jobIterations; iteration++) {
    for (const selection of job.selections) {
      if (run.signal.aborted) return;
      await send(selection, iteration);
      await load.allAnswered();
      if (objectWait && !(await waitForSelected(run, job, selection))) return;
      if (objectDelay > 0) await sleep(objectDelay, run.signal);
    }
    if (waits && !(await waitForAllSelected(run, job))) return;
    if (jobIterationDelay > 0) await sleep(jobIterationDelay, run.signal);
  }
}

/** Waits for what each selection finds, one after another; false when the run failed over one or was cancelled. */
export async function waitForAllSelected(run: RunContext, job: JobPlan): Promise<boolean> {
  for (const selection of job.selections) {
    if (!(await waitForSelected(run, job, selection))) return false;
  }
  return true;
}
