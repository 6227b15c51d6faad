import type { JobPlan } from '../burner-config/plan';
import { count } from '../report/words';
import { cleanRun } from '../runs/clean';
import type { Journal } from '../runs/journal';
import type { RunContext } from './run-context';

/** Removes what one job made right after it (`gc: true`). Gives how many objects went; what stays, the run's end tries again. */
export async function collectJob(run: RunContext, journal: Journal, job: JobPlan): Promise<number> {
  const { name } = job.config;
  run.step(`${name}: gc`, 'started', 'deleting what the job made');
  const { deleted, left } = await cleanRun(run.connection, { ...journal, job: name }, { signal: run.signal });
  const stays = left.length === 0 ? 'nothing is left' : `${count(left.length, 'object')} still there`;
  run.step(`${name}: gc`, left.length === 0 ? 'done' : 'failed', `${count(deleted, 'object')} deleted, ${stays}`);
  return deleted;
}
