import { boundedSamples } from '../report/bounded-samples';
import type { PlanSummary } from '../report/events';
import type { JobReport, Report, RunTarget } from '../report/report';
import { verdict, type Failure } from '../report/verdict';
import type { HttpConfig } from './config';
import type { LoadRun } from './load-run';
import { arrivalsOf, phasesOf, runPhase } from './run-phase';

/** What an HTTP run will do. `digest` hashes a text with SHA-256, in hex. */
export function httpPlan(config: HttpConfig, digest: (text: string) => string): PlanSummary {
  const jobs = phasesOf(config).map(({ name }) => ({
    name,
    type: 'http',
    requests: arrivalsOf(config),
    rate: config.rate,
    burst: 1,
  }));
  return {
    digest: digest(JSON.stringify(config)),
    objects: 0,
    requests: jobs.reduce((sum, job) => sum + job.requests, 0),
    pods: 0,
    namespaces: [],
    maxRate: config.rate,
    leastSeconds: jobs.length * config.durationSeconds,
    jobs,
  };
}

/** The target of an HTTP run: the address without user info; no cluster takes part. */
export function httpTarget(config: HttpConfig): RunTarget {
  const { origin, pathname } = new URL(config.url);
  return { context: '', server: origin + pathname, namespaces: [] };
}

/** GETs at the config's rate, one way of connecting after the other. Never throws for what the address does. */
export async function runHttp(config: HttpConfig, run: LoadRun): Promise<Report> {
  const { runId, title, source, target, plan, signal, emit } = run;
  const startedAt = Date.now();
  const jobs: JobReport[] = [];
  const samples = boundedSamples();
  emit({ type: 'run-started', at: startedAt, runId, title, source, target, plan });
  for (const phase of phasesOf(config)) {
    if (signal.aborted) break;
    emit({ type: 'job-started', at: Date.now(), job: phase.name, jobType: 'http', requests: arrivalsOf(config) });
    const job = await runPhase(config, phase, signal, sample => {
      samples.push(sample);
      emit({ type: 'sample', ...sample });
    });
    jobs.push(job);
    if (job.errors.length > 0) emit({ type: 'errors', at: Date.now(), job: job.name, errors: job.errors });
    emit({ type: 'job-ended', at: Date.now(), job: job.name });
  }
  const cancelled: readonly Failure[] = signal.aborted
    ? [{ exitCode: 130, sentence: 'the run was stopped before all requests were due.' }]
    : [];
  return {
    schemaVersion: 1,
    runId,
    title,
    source,
    headroomVersion: run.headroomVersion,
    startedAt,
    endedAt: Date.now(),
    target,
    outcome: verdict(jobs, cancelled),
    jobs,
    samples: samples.all(),
    steps: [],
    cleanUp: { deleted: 0, left: 0, kept: false },
    notes: ['Open model: requests leave on schedule, and latency counts from the moment each was due.'],
  };
}
