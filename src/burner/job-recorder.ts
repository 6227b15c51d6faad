import type { JobPlan } from '../burner-config/plan';
import type { RunEvent } from '../report/events';
import type { JobReport, Sample } from '../report/report';
import type { PodLatency } from './measurements/pod-latency';
import { requestLog, type RequestLog } from './request-log';
import { epochNow } from './send';
import type { IsSimulated } from './simulated-nodes';

const sampleEveryMs = 500;

/** Follows one job: its samples while it runs, its report at the end. */
export interface JobRecorder {
  readonly log: RequestLog;
  readonly end: (isSimulated: IsSimulated) => JobReport;
}

/** Starts to sample a job; every sample and its errors are emitted as events. */
export function recordJob(job: JobPlan, pods: PodLatency | undefined, emit: (event: RunEvent) => void): JobRecorder {
  const log = requestLog();
  const startedAt = epochNow();
  const { name, qps, burst } = job.config;
  const emitSample = (): void => {
    const at = epochNow();
    emit({ type: 'sample', ...sampleOf(job, log, pods, at) });
    const errors = log.errors();
    if (errors.length > 0) emit({ type: 'errors', at, job: name, errors });
  };
  const timer = setInterval(emitSample, sampleEveryMs);
  emit({ type: 'job-started', at: startedAt, job: name, jobType: job.type, requests: job.requests });
  return {
    log,
    end(isSimulated) {
      clearInterval(timer);
      emitSample();
      const endedAt = epochNow();
      emit({ type: 'job-ended', at: endedAt, job: name });
      return {
        // No engine runs kubevirt jobs, and no report has their type.
        ...{ name, type: job.type === 'kubevirt' ? 'patch' : job.type, startedAt, endedAt, requestedRate: qps, burst },
        ...log.figures(),
        ...(pods && { podLatency: pods.report(isSimulated) }),
      };
    },
  };
}

function sampleOf(job: JobPlan, log: RequestLog, pods: PodLatency | undefined, at: number): Sample {
  const { sent, succeeded, failed } = log.counts();
  const base = { at, job: job.config.name, requestedRate: job.config.qps, reachedRate: log.recentRate(at) };
  const counters = { sent, answered: succeeded + failed, errors: failed };
  if (pods === undefined) return { ...base, ...counters };
  const { created, ready } = pods.counts();
  return { ...base, ...counters, podsCreated: created, podsReady: ready, latency: pods.soFar() };
}
