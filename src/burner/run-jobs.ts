import type { JobPlan } from '../burner-config/plan';
import type { JobReport } from '../report/report';
import type { Journal } from '../runs/journal';
import { collectMeasured } from './collect-measured';
import type { RunHooks } from './hooks/run-hooks';
import { collectJob } from './job-gc';
import { madeObjects, type Made } from './made-objects';
import { waitForReady } from './ready';
import type { RunContext } from './run-context';
import type { GuardedRequest } from './run-guard';
import { failWith, runJob } from './run-job';
import type { RunRecord } from './run-record';
import { runWatches } from './run-watches';
import { simulatedNodes } from './simulated-nodes';

/** What the jobs did, and how many objects went after the jobs that ask for it (gc). */
export interface JobsDone {
  readonly jobs: readonly JobReport[];
  readonly collected: number;
}

/** Runs the jobs one after another; the first failure and a cancelled run leave the rest out. */
export async function runJobs(
  request: GuardedRequest & { readonly hooks: RunHooks },
  record: RunRecord,
  journal: Journal,
): Promise<JobsDone> {
  const { connection, runId, plan, signal, target, keep } = request;
  const watches = runWatches({ connection, runId, plan, signal });
  const run: RunContext = { ...request, ...record, watchOf: watches.of, madeOf: madeByJob() };
  const jobs: JobReport[] = [];
  let collected = 0;
  const goesOn = (): boolean => !signal.aborted && record.failures.length === 0;
  try {
    const isSimulated = await simulatedNodes(connection, target);
    for (const job of plan.jobs) {
      if (!goesOn()) break;
      await request.beforeJob?.(job);
      jobs.push(await runJob(run, job, isSimulated));
      if (job.config.gc && !keep && !signal.aborted) collected += await collectJob(run, journal, job);
    }
    if (goesOn()) await waitForAll(run);
    if (goesOn() && plan.config.global.gcMetrics && !keep) {
      const gone = await collectMeasured(run, journal);
      jobs.push(gone.report);
      collected += gone.collected;
    }
  } catch (error) {
    failWith(run, error);
  } finally {
    watches.close();
  }
  return { jobs, collected };
}

function madeByJob(): RunContext['madeOf'] {
  const made = new Map<JobPlan, Made>();
  return job => {
    const known = made.get(job) ?? madeObjects();
    made.set(job, known);
    return known;
  };
}

/** `global.waitWhenFinished`: one wait for what all jobs made, after the last. */
async function waitForAll(run: RunContext): Promise<void> {
  if (!run.plan.config.global.waitWhenFinished) return;
  run.step('wait', 'started', 'for everything that the jobs made (global.waitWhenFinished)');
  let allReady = true;
  for (const job of run.plan.jobs) {
    if (job.type === 'create') allReady = (await waitForReady(run, job, run.madeOf(job))) && allReady;
  }
  run.step('wait', allReady ? 'done' : 'failed', allReady ? 'everything is ready' : 'not everything is ready');
}
