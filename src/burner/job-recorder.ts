import type { JobPlan } from '../burner-config/plan';
import type { Traffic } from '../cluster/connection';
import type { JobReport, Sample } from '../report/report';
import type { JobMeasurements } from './measurements/measure-job';
import { requestLog, type EndedRequest, type RequestLog } from './request-log';
import type { RunContext } from './run-context';
import { epochNow } from './send';

const sampleEveryMs = 500;

/** Follows one job: its samples while it runs, its report at the end. */
export interface JobRecorder {
  readonly log: RequestLog;
  /** When the job churned (churnConfig), epoch ms. */
  readonly churned: (from: number, to: number) => void;
  /** Waits, seconds at most, for what the measurements still expect. */
  readonly end: () => Promise<JobReport>;
}

/** Starts to sample a job; every sample and its errors are emitted as events. */
export function recordJob(run: RunContext, job: JobPlan, measuring: JobMeasurements): JobRecorder {
  const { emit, documents } = run;
  const log = guarded(requestLog(), run);
  const startedAt = epochNow();
  const before = run.connection.traffic();
  let churn: JobReport['churn'];
  const { name, qps, burst } = job.config;
  const emitSample = (): void => {
    const at = epochNow();
    emit({ type: 'sample', ...sampleOf(job, log, measuring, at) });
    const errors = log.errors();
    if (errors.length > 0) emit({ type: 'errors', at, job: name, errors });
  };
  const timer = setInterval(emitSample, sampleEveryMs);
  emit({ type: 'job-started', at: startedAt, job: name, jobType: job.type, requests: job.requests });
  return {
    log,
    churned: (from, to) => (churn = { from, to }),
    async end() {
      clearInterval(timer);
      emitSample();
      const jobEnd = epochNow();
      const { report: figures, measured } = await measuring.end();
      const endedAt = job.config.metricsClosing === 'afterMeasurements' ? epochNow() : jobEnd;
      emit({ type: 'job-ended', at: endedAt, job: name });
      const report: JobReport = {
        // No engine runs kubevirt jobs, and no report has their type.
        ...{ name, type: job.type === 'kubevirt' ? 'patch' : job.type, startedAt, endedAt, requestedRate: qps, burst },
        // Rounds of churn pause as they are told to: their sends say nothing of the rate.
        ...log.figures(churn?.from),
        bytes: bytesSince(before, run.connection.traffic()),
        ...(churn && { churn }),
        ...figures,
      };
      await documents.ofJob(report, measured);
      return report;
    },
  };
}

/** The log, with the run's guard told of each request. */
function guarded(log: RequestLog, { requestEnded }: RunContext): RequestLog {
  const ended = (request: EndedRequest): void => {
    log.ended(request);
    requestEnded(request);
  };
  return { ...log, ended };
}

function bytesSince(before: Traffic, now: Traffic): Traffic {
  return {
    sent: now.sent - before.sent,
    received: now.received - before.received,
    watched: now.watched - before.watched,
  };
}

function sampleOf(job: JobPlan, log: RequestLog, measuring: JobMeasurements, at: number): Sample {
  const { sent, succeeded, failed } = log.counts();
  const base = { at, job: job.config.name, requestedRate: job.config.qps, reachedRate: log.recentRate(at) };
  return { ...base, sent, answered: succeeded + failed, errors: failed, ...measuring.sample() };
}
