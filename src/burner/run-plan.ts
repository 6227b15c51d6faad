import type { JobPlan, RunPlan } from '../burner-config/plan';
import { ClusterError } from '../cluster/cluster-error';
import type { Connection, WatchEvent } from '../cluster/connection';
import type { PlanSummary, RunEvent } from '../report/events';
import type { JobReport, Report, RunTarget, Sample, StepRecord } from '../report/report';
import { verdict, type Failure } from '../report/verdict';
import { openJournal } from './journal-of-run';
import { cleanUp } from './clean-up';
import { recordJob } from './job-recorder';
import { jobTypes } from './jobs/table';
import { podLatency, type PodLatency } from './measurements/pod-latency';
import type { WatchedPod } from './measurements/pod-stages';
import { sleep } from './pacing';
import type { RunContext } from './run-context';
import { runWatches } from './run-watches';
import { epochNow } from './send';

/** A confirmed plan, and where it goes. */
export interface RunRequest {
  readonly runId: string;
  readonly title: string;
  readonly source: string;
  readonly headroomVersion: string;
  readonly plan: RunPlan;
  readonly summary: PlanSummary;
  readonly target: RunTarget;
  readonly connection: Connection;
  readonly signal: AbortSignal;
  /** Ends the clean-up too: a second Ctrl-C. The journal stays for the next start. */
  readonly cleanUpSignal: AbortSignal;
  readonly unscoped: boolean;
  readonly keep: boolean;
  readonly emit: (event: RunEvent) => void;
}

/** Carries out a plan: journal, jobs, clean-up. Gives the report whatever happened on the way; `run-ended` is the caller's. */
export async function runPlan(request: RunRequest): Promise<Report> {
  const startedAt = epochNow();
  const record = recordOf(request);
  const { runId, title, source, target, summary } = request;
  const journal = await openJournal(request, startedAt);
  record.emit({ type: 'run-started', at: startedAt, runId, title, source, target, plan: summary });
  const jobs = await runJobs(request, record);
  if (request.signal.aborted) record.fail({ exitCode: 130, sentence: 'the run was stopped before its end.' });
  const cleaned = await cleanUp(request, journal, record);
  const { headroomVersion } = request;
  return {
    schemaVersion: 1,
    ...{ runId, title, source, headroomVersion, startedAt, endedAt: epochNow(), target },
    outcome: verdict(jobs, record.failures),
    jobs,
    samples: record.samples,
    steps: record.steps,
    cleanUp: cleaned,
    notes: record.notes,
  };
}

/** What is written down while a run goes on. */
export interface RunRecord {
  readonly samples: Sample[];
  readonly steps: StepRecord[];
  readonly notes: string[];
  readonly failures: Failure[];
  readonly emit: (event: RunEvent) => void;
  readonly step: RunContext['step'];
  readonly note: (text: string) => void;
  readonly fail: (failure: Failure) => void;
}

function recordOf({ emit: out }: RunRequest): RunRecord {
  const record = {
    samples: [] as Sample[],
    steps: [] as StepRecord[],
    notes: [] as string[],
    failures: [] as Failure[],
  };
  const emit = (event: RunEvent): void => {
    if (event.type === 'sample') record.samples.push(event);
    else if (event.type === 'step') record.steps.push(event);
    else if (event.type === 'note') record.notes.push(event.text);
    out(event);
  };
  return {
    ...record,
    emit,
    step: (name, state, text) => emit({ type: 'step', at: epochNow(), name, state, text }),
    note: text => emit({ type: 'note', at: epochNow(), text }),
    fail: failure => void record.failures.push(failure),
  };
}

async function runJobs(request: RunRequest, record: RunRecord): Promise<JobReport[]> {
  const { connection, runId, plan, signal, target } = request;
  let measuring: PodLatency | undefined;
  const onPod = (event: WatchEvent): void => measuring?.onPod(event);
  const watches = runWatches({ connection, runId, oneNamespace: plan.oneNamespace, signal, onPod });
  const run: RunContext = { ...request, ...record, watchOf: watches.of };
  const simulated =
    target.nodes !== undefined && target.nodes.total > 0 && target.nodes.simulated === target.nodes.total;
  const reports: JobReport[] = [];
  try {
    for (const job of plan.jobs) {
      if (signal.aborted || record.failures.length > 0) break;
      measuring = job.type === 'create' && job.pods > 0 ? podLatency(isOfJob) : undefined;
      reports.push(await runJob(run, job, measuring, simulated));
    }
  } finally {
    watches.close();
  }
  return reports;
}

/** Pods that a Job made carry the run's label only; all that appear while their job runs are counted. */
const isOfJob = (pod: WatchedPod): boolean => pod.metadata?.uid !== undefined;

async function runJob(
  run: RunContext,
  job: JobPlan,
  measuring: PodLatency | undefined,
  simulated: boolean,
): Promise<JobReport> {
  const { name, jobPause } = job.config;
  run.step(name, 'started', `${job.type} ${job.requests} objects at ${job.config.qps}/s`);
  const recorder = recordJob(job, measuring, run.emit);
  const eventWatch = new AbortController();
  let state: 'done' | 'failed' = 'done';
  try {
    if (measuring) await run.watchOf('v1', 'Pod');
    if (measuring) watchPodEvents(run, measuring, AbortSignal.any([run.signal, eventWatch.signal]));
    await jobTypes[job.type](run, job, recorder.log);
    if (jobPause > 0) await sleep(jobPause, run.signal);
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    if (!run.signal.aborted) {
      state = 'failed';
      run.fail({ exitCode: error.kind === 'forbidden' ? 5 : 1, sentence: error.message });
    }
  } finally {
    eventWatch.abort();
  }
  run.step(name, state, state === 'done' ? 'ended' : 'stopped by an error');
  return recorder.end(simulated);
}

function watchPodEvents(run: RunContext, measuring: PodLatency, signal: AbortSignal): void {
  const { oneNamespace } = run.plan;
  const path = oneNamespace === undefined ? '/api/v1/events' : `/api/v1/namespaces/${oneNamespace}/events`;
  const query = { fieldSelector: 'involvedObject.kind=Pod' };
  run.connection.watch({ path, query, signal }, measuring.onPodEvent).catch((error: unknown) => {
    if (!signal.aborted) run.note(`Events could not be watched, so stages come from conditions: ${String(error)}`);
  });
}
