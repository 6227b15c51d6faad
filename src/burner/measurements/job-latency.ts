import type { Measured, MeasuredJob, Measurement, Measuring } from './measurement';
import { hasReached, reach, type Followed, type WatchedIdentity } from './followed';
import { objectLog, ownedBy, type ObjectLog } from './object-log';
import { compatibleStages, compatibleValues, exactStages, exactValues } from './stage-figures';

interface WatchedJob extends WatchedIdentity {
  readonly status?: {
    readonly startTime?: string;
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly lastTransitionTime?: string;
    }[];
  };
}

/** kube-burner's quantile names, in the order in which a Job gets there. */
const stages = ['StartTime', 'Complete'] as const;
const [START_TIME, COMPLETE] = [0, 1];

/** How long Jobs take to start and to complete; one that fails is never ready. */
export const jobLatency: Measurement = {
  name: 'jobLatency',
  jobTypes: ['create', 'patch'],
  kinds: [{ apiVersion: 'batch/v1', kind: 'Job' }],
  start: startJobLatency,
};

async function startJobLatency({ run, job }: MeasuredJob): Promise<Measuring> {
  const log = jobLog(ownedBy(job));
  const ignore = (await run.watchOf('batch/v1', 'Job')).listen(log.onEvent);
  return {
    end: async () => {
      ignore();
      return jobFigures(log);
    },
  };
}

/** The Jobs that a watch shows. */
export function jobLog(owns: (labels: Readonly<Record<string, string>>) => boolean): ObjectLog<Followed> {
  return objectLog<WatchedJob, Followed>({
    stages: stages.length,
    owns,
    begin: followed => followed,
    advance(object, { status }, arrivedAt) {
      if (status?.startTime !== undefined) reach(object, START_TIME, arrivedAt, Date.parse(status.startTime));
      const complete = status?.conditions?.find(({ type, status: is }) => type === 'Complete' && is === 'True');
      if (complete) reach(object, COMPLETE, arrivedAt, Date.parse(complete.lastTransitionTime ?? ''));
    },
  });
}

/** Figures and documents of Jobs. */
export function jobFigures({ objects, gaps }: ObjectLog<Followed>): Measured {
  const jobs = [...objects.values()];
  const compatible = compatibleValues(stages, jobs, latencies);
  return {
    report: {
      ...{ name: 'jobLatency', kind: 'Job', objects: jobs.length, simulated: 0 },
      neverReady: jobs.filter(job => !hasReached(job, COMPLETE)).length,
      compatible: compatibleStages(compatible),
      exact: exactStages(exactValues(stages, jobs)),
      watchGaps: gaps,
    },
    documents: {
      metricName: 'jobLatencyMeasurement',
      quantilesName: 'jobLatencyQuantilesMeasurement',
      *rows() {
        for (const job of jobs) {
          const [startTimeLatency, completionLatency] = latencies(job) ?? [];
          if (completionLatency === undefined) continue;
          const { createdAt, iteration, replica, namespace, name } = job;
          yield {
            ...{ timestamp: createdAt, startTimeLatency: startTimeLatency ?? 0, completionLatency },
            ...{ jobIteration: iteration, replica, namespace, k8sJobName: name },
          };
        }
      },
      quantiles: new Map(compatible.map(({ stage, values }) => [stage, values.all()])),
    },
  };
}

/** kube-burner's: whole ms from creationTimestamp, only of Jobs that completed; a start before the creation is 0. */
function latencies(job: Followed): readonly (number | undefined)[] | undefined {
  if (!hasReached(job, COMPLETE)) return undefined;
  const { createdAt, stated } = job;
  const [started = NaN, completed = NaN] = stated.map(at => Math.trunc(at - createdAt));
  return [Number.isNaN(started) ? undefined : Math.max(started, 0), completed];
}
