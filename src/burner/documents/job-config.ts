import type { JobConfig, MeasurementConfig } from '../../burner-config/config';
import { goDuration, withoutEmpty } from './go-json';

/** A job as kube-burner puts it into its summary: the JSON names and `omitempty` of config.Job, durations in nanoseconds. */
export function jobConfigDocument(job: JobConfig): Record<string, unknown> {
  return {
    ...withoutEmpty({ ...iterations(job), ...namespaces(job), ...waits(job), ...rest(job) }),
    // Without omitempty, or a struct, which omitempty never leaves out.
    gc: job.gc,
    churnConfig: withoutEmpty({
      ...job.churnConfig,
      duration: goDuration(job.churnConfig?.duration ?? 0),
      delay: goDuration(job.churnConfig?.delay ?? 0),
      deleteDelay: goDuration(job.churnConfig?.deleteDelay ?? 0),
    }),
  };
}

const iterations = (job: JobConfig) => ({
  jobIterations: job.jobIterations,
  jobIterationDelay: goDuration(job.jobIterationDelay),
  jobPause: goDuration(job.jobPause),
  name: job.name,
  jobType: job.jobType,
  qps: job.qps,
  burst: job.burst,
  executionMode: job.executionMode,
  objectDelay: goDuration(job.objectDelay),
  objectWait: job.objectWait,
});

const namespaces = (job: JobConfig) => ({
  namespace: job.namespace,
  namespacedIterations: job.namespacedIterations,
  preCreateNamespaces: job.preCreateNamespaces,
  iterationsPerNamespace: job.iterationsPerNamespace,
  cleanup: job.cleanup,
});

const waits = (job: JobConfig) => ({
  maxWaitTimeout: goDuration(job.maxWaitTimeout),
  waitForDeletion: job.waitForDeletion,
  podWait: job.podWait,
  waitWhenFinished: job.waitWhenFinished,
  verifyObjects: job.verifyObjects,
  errorOnVerify: job.errorOnVerify,
  preLoadImages: job.preLoadImages,
  preLoadPeriod: goDuration(job.preLoadPeriod),
});

const rest = (job: JobConfig) => ({
  skipIndexing: job.skipIndexing,
  defaultMissingKeysWithZero: job.defaultMissingKeysWithZero,
  metricsAggregate: job.metricsAggregate,
  metricsClosing: job.metricsClosing,
  measurements: job.measurements.map(measurementDocument),
  hooks: job.hooks.map(({ cmd, when, background }) => withoutEmpty({ cmd, when, background })),
});

/** types.Measurement has no JSON names, so Go writes its own. What pprof may hold of secrets stays out. */
const measurementDocument = (one: MeasurementConfig) => ({
  Name: one.name,
  LatencyThresholds:
    one.thresholds.length === 0
      ? null
      : one.thresholds.map(({ conditionType, metric, threshold }) => ({
          ...{ ConditionType: conditionType, Metric: metric, Threshold: goDuration(threshold) },
        })),
  PProfTargets: null,
  PProfInterval: goDuration(one.pprofInterval ?? 0),
  PProfDirectory: one.pprofDirectory ?? '',
  NodeAffinity: one.nodeAffinity ?? null,
  ServiceTimeout: goDuration(one.svcTimeout ?? 0),
  QuantilesIndexer: one.quantilesIndexer ?? '',
  TimeseriesIndexer: one.timeseriesIndexer ?? '',
});
