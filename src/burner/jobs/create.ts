import type { JobPlan } from '../../burner-config/plan';
import { churn } from '../churn/churn';
import { jobLoad } from '../load';
import { namespaceMaker } from '../namespaces';
import { waitForReady, waitsAtEnd, watchForReady } from '../ready';
import type { RequestLog } from '../request-log';
import type { RunContext } from '../run-context';
import { verifyObjects } from '../verify';
import type { Creating } from './creating';
import { groupsOf, runGroups } from './groups';
import type { AfterJob } from './job';
import { makeIterations } from './make-iterations';

/** Makes every object of the plan at the job's rate, iteration by iteration, then waits as the config says; churn and the count of objects come after its hooks. */
export async function runCreateJob(run: RunContext, job: JobPlan, log: RequestLog): Promise<AfterJob> {
  const { config } = job;
  const load = jobLoad(run, config, log);
  const ahead = !config.podWait && config.jobIterationDelay === 0;
  const namespaces = namespaceMaker(run, job, ahead);
  const creating: Creating = { run, job, load, namespaces, made: run.madeOf(job), resources: [] };
  await watchForReady(run, job);
  const groups = groupsOf(job);
  if (config.preCreateNamespaces || groups.length > 0) await namespaces.makeAll();
  load.resume();
  const made = groups.length > 0 ? await runGroups(creating, groups) : await makeAndWait(creating);
  return async () => {
    const churned = made ? await churn(creating) : {};
    if (config.verifyObjects) await verifyObjects(run, job, creating.made);
    return churned;
  };
}

/** False when the run cannot go on: cancelled, or not ready in time. */
async function makeAndWait(creating: Creating): Promise<boolean> {
  const { run, job, load } = creating;
  const went = await makeIterations(creating, { from: 0, to: job.config.jobIterations });
  await load.allAnswered();
  if (!went) return false;
  return !waitsAtEnd(run, job) || waitAtEnd(creating);
}

/** A step of its own, so that the time line tells waiting from sending. */
async function waitAtEnd({ run, job, made }: Creating): Promise<boolean> {
  const step = `${job.config.name}: wait`;
  run.step(step, 'started', 'for everything that the job made');
  const ready = await waitForReady(run, job, made);
  run.step(step, ready ? 'done' : 'failed', ready ? 'everything is ready' : 'not everything is ready');
  return ready;
}
