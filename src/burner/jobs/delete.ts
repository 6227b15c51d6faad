import type { JobPlan } from '../../burner-config/plan';
import { resourceOf } from '../../cluster/discovery';
import { jobLoad } from '../load';
import { sleep } from '../pacing';
import { remove } from '../remove';
import type { RequestLog } from '../request-log';
import type { RunContext } from '../run-context';
import type { AfterJob } from './job';
import { noteNothing, selectorOf } from './selected';

/** Deletes what each selection finds, one selection after another, at the job's rate; then waits until it is gone. */
export async function runDeleteJob(run: RunContext, job: JobPlan, log: RequestLog): Promise<AfterJob | undefined> {
  const load = jobLoad(run, job.config, log);
  for (const selection of job.selections) {
    if (run.signal.aborted) break;
    const resource = await resourceOf(run.connection, selection.apiVersion, selection.kind);
    const removed = await remove(run, job, load, {
      resource,
      selector: selectorOf(run, selection),
      waits: selection.wait,
    });
    if (removed === 0) noteNothing(run, job, resource.plural);
    if (job.config.objectDelay > 0) await sleep(job.config.objectDelay, run.signal);
  }
  return undefined;
}
