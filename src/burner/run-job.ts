import type { JobPlan } from '../burner-config/plan';
import { ClusterError } from '../cluster/cluster-error';
import type { JobReport, WatcherReport } from '../report/report';
import { timeInWords } from '../report/words';
import { recordJob, type JobRecorder } from './job-recorder';
import { jobTypes } from './jobs/table';
import { measureJob, type JobMeasurements } from './measurements/measure-job';
import { sleep } from './pacing';
import type { RunContext } from './run-context';
import type { IsSimulated } from './simulated-nodes';
import { startWatchers } from './watchers';

/** Runs one job with its measurements, watchers, hooks and pause; what breaks it fails the run. */
export async function runJob(run: RunContext, job: JobPlan, isSimulated: IsSimulated): Promise<JobReport> {
  const { name, qps } = job.config;
  run.step(name, 'started', `${job.type} ${job.requests} objects at ${qps}/s`);
  const measuring = measureJob(run, job, isSimulated);
  const recorder = recordJob(run, job, measuring);
  let state: 'done' | 'failed' = 'done';
  let watched: readonly WatcherReport[] = [];
  try {
    watched = await carryOutWatched(run, job, recorder, measuring);
  } catch (error) {
    failWith(run, error);
    if (!run.signal.aborted) state = 'failed';
  }
  run.step(name, state, state === 'done' ? 'ended' : 'stopped by an error');
  const report = await recorder.end();
  return watched.length === 0 ? report : { ...report, watchers: watched };
}

async function carryOutWatched(
  run: RunContext,
  job: JobPlan,
  recorder: JobRecorder,
  measuring: JobMeasurements,
): Promise<readonly WatcherReport[]> {
  const watchers = await startWatchers(run, job);
  try {
    await measuring.start();
    await carryOut(run, job, recorder);
  } finally {
    watchers.end();
  }
  return watchers.end();
}

/** kube-burner's order: hooks, body, hooks, churn and verification, hooks, pause; hooks in the background are awaited at the end. */
async function carryOut(run: RunContext, job: JobPlan, recorder: JobRecorder): Promise<void> {
  const { name, jobPause } = job.config;
  const body = jobTypes[job.type];
  if (body === undefined) throw new Error(`A job of type ${job.type} cannot be run.`);
  await run.hooks.at(job, 'beforeJobExecution');
  const after = await body(run, job, recorder.log);
  await run.hooks.at(job, 'afterJobExecution');
  const churned = await after?.();
  if (churned?.churn) recorder.churned(churned.churn.from, churned.churn.to);
  await run.hooks.at(job, 'beforeCleanup');
  if (jobPause > 0) {
    run.step(`${name}: pause`, 'started', `${timeInWords(jobPause)} (jobPause)`);
    await sleep(jobPause, run.signal);
    run.step(`${name}: pause`, 'done', 'over');
  }
  await run.hooks.ended(job);
}

/** Fails the run with what went wrong at the cluster. What the user's cancelling broke off is no failure. */
export function failWith(run: RunContext, error: unknown): void {
  if (run.signal.aborted) return;
  if (!(error instanceof ClusterError)) throw error;
  run.fail({ exitCode: error.kind === 'forbidden' ? 5 : 1, sentence: error.message });
}
