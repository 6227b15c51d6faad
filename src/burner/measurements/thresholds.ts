import type { GlobalConfig, JobConfig, MeasurementConfig } from '../../burner-config/config';
import type { Distribution } from '../../report/distribution';
import type { PodLatencyReport } from '../../report/report';
import type { Failure } from '../../report/verdict';
import { timeInWords } from '../../report/words';

type Threshold = MeasurementConfig['thresholds'][number];

const figures: Readonly<Record<Threshold['metric'], (latency: Distribution) => number>> = {
  P99: ({ p99 }) => p99,
  P95: ({ p95 }) => p95,
  P50: ({ p50 }) => p50,
  Avg: ({ avg }) => avg,
  Max: ({ max }) => max,
};

/** The thresholds of podLatency that a job's figures, as kube-burner computes them, exceed; one that cannot be judged counts, too. */
export function exceededThresholds(global: GlobalConfig, job: JobConfig, pods: PodLatencyReport): Failure[] {
  return thresholdsOf(global, job).flatMap(({ conditionType, metric, threshold }): Failure[] => {
    const latency = pods.compatible.find(({ stage }) => stage === conditionType)?.latency;
    const what = `${metric} of ${conditionType} in job ${job.name}`;
    if (latency === undefined) {
      return [{ exitCode: 4, sentence: `${what} has a threshold and was not observed.` }];
    }
    const figure = figures[metric](latency);
    if (figure <= threshold) return [];
    const sentence = `${what} is ${timeInWords(figure)}, above its threshold of ${timeInWords(threshold)}.`;
    return [{ exitCode: 4, sentence }];
  });
}

/** A job's own thresholds take the place of the global ones. */
function thresholdsOf(global: GlobalConfig, job: JobConfig): readonly Threshold[] {
  const of = ({ measurements }: Pick<GlobalConfig, 'measurements'>) =>
    measurements.filter(({ name }) => name === 'podLatency').flatMap(({ thresholds }) => thresholds);
  const own = of(job);
  return own.length > 0 ? own : of(global);
}
