import type { JobPlan } from '../burner-config/plan';
import { count } from '../report/words';
import { cleanRun } from '../runs/clean';
import { cleanKinds } from '../runs/clean-kinds';
import type { Journal } from '../runs/journal';
import type { RunContext } from './run-context';

/** Removes what one job made right after it (`gc: true`), between its hooks. Gives how many objects went; what stays, the run's end tries again. */
export async function collectJob(run: RunContext, journal: Journal, job: JobPlan): Promise<number> {
  const { name } = job.config;
  const step = `${name}: gc`;
  await run.hooks.at(job, 'beforeGC');
  run.step(step, 'started', 'deleting what the job made');
  const byKind = run.plan.config.global.deletionStrategy === 'gvr';
  const ofJob = { ...journal, job: name };
  const emptied = byKind ? await cleanKinds(run.connection, ofJob, run.signal) : 0;
  const { deleted, left } = await cleanRun(run.connection, ofJob, { signal: run.signal });
  const all = emptied + deleted;
  const stays = left.length === 0 ? 'nothing is left' : `${count(left.length, 'object')} still there`;
  run.step(step, left.length === 0 ? 'done' : 'failed', `${count(all, 'object')} deleted, ${stays}`);
  await run.hooks.at(job, 'afterGC');
  await run.hooks.at(job, 'afterCleanup');
  await run.hooks.ended(job);
  return all;
}
