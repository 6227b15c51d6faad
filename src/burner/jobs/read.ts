import type { JobPlan, PlannedSelection } from '../../burner-config/plan';
import { jobLoad, type Load } from '../load';
import type { RequestLog } from '../request-log';
import type { RunContext } from '../run-context';
import type { AfterJob } from './job';
import { select } from './selected';
import { runInSequence } from './sequence';

/** Lists what each selection finds, in every iteration, and gets each object at the job's rate. */
export async function runReadJob(run: RunContext, job: JobPlan, log: RequestLog): Promise<AfterJob | undefined> {
  const load = jobLoad(run, job.config, log);
  await runInSequence(run, job, load, selection => readAll(run, job, load, selection));
  return undefined;
}

async function readAll(run: RunContext, job: JobPlan, load: Load, selection: PlannedSelection): Promise<void> {
  const { resource, paths } = await select(run, job, selection);
  const what = `get ${resource.plural}`;
  const timeoutMs = run.plan.config.global.requestTimeout;
  load.resume();
  for (const path of paths) {
    if (!(await load.next())) return;
    load.send(what, { method: 'GET', path, timeoutMs });
  }
}
