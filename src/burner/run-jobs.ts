import type { JobPlan } from '../burner-config/plan';
import { ClusterError } from '../cluster/cluster-error';
import type { JobReport } from '../report/report';
import type { Journal } from '../runs/journal';
import { collectJob } from './job-gc';
import { recordJob } from './job-recorder';
import { jobTypes } from './jobs/table';
import { measureJob } from './measurements/measure-job';
import { sleep } from './pacing';
import type { RunContext } from './run-context';
import type { RunRecord } from './run-record';
import type { StoppableRequest } from './run-stop';
import { runWatches } from './run-watches';
import { simulatedNodes, type IsSimulated } from './simulated-nodes';

/** What the jobs did, and how many objects went after the jobs that ask for it (gc). */
export interface JobsDone {
  readonly jobs: readonly JobReport[];
  readonly collected: number;
}

/** Runs the jobs one after another; the first failure and a cancelled run leave the rest out. */
export async function runJobs(request: StoppableRequest, record: RunRecord, journal: Journal): Promise<JobsDone> {
  const { connection, runId, plan, signal, target } = request;
  const watches = runWatches({ connection, runId, oneNamespace: plan.oneNamespace, signal });
  const run: RunContext = { ...request, ...record, watchOf: watches.of };
  const jobs: JobReport[] = [];
  let collected = 0;
  try {
    const isSimulated = await simulatedNodes(connection, target);
    for (const job of plan.jobs) {
      if (signal.aborted || record.failures.length > 0) break;
      jobs.push(await runJob(run, job, isSimulated));
      if (job.config.gc && !request.keep && !signal.aborted) collected += await collectJob(run, journal, job);
    }
  } catch (error) {
    failWith(run, error);
  } finally {
    watches.close();
  }
  return { jobs, collected };
}

async function runJob(run: RunContext, job: JobPlan, isSimulated: IsSimulated): Promise<JobReport> {
  const { name, jobPause } = job.config;
  run.step(name, 'started', `${job.type} ${job.requests} objects at ${job.config.qps}/s`);
  const measuring = measureJob(run, job, isSimulated);
  const recorder = recordJob(run, job, measuring);
  let state: 'done' | 'failed' = 'done';
  try {
    await measuring.start();
    const carryOut = jobTypes[job.type];
    if (carryOut === undefined) throw new Error(`A job of type ${job.type} cannot be run.`);
    await carryOut(run, job, recorder.log);
    if (jobPause > 0) await sleep(jobPause, run.signal);
  } catch (error) {
    failWith(run, error);
    if (!run.signal.aborted) state = 'failed';
  }
  run.step(name, state, state === 'done' ? 'ended' : 'stopped by an error');
  return recorder.end();
}

/** What the user's cancelling broke off is no failure. */
function failWith(run: RunContext, error: unknown): void {
  if (run.signal.aborted) return;
  if (!(error instanceof ClusterError)) throw error;
  run.fail({ exitCode: error.kind === 'forbidden' ? 5 : 1, sentence: error.message });
}
