import type { MeasurementConfig } from '../../burner-config/config';
import type { Distribution } from '../../report/distribution';
import type { MeasurementReport } from '../../report/report';
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

/** The share of all objects, percent, that a metric looks at: what never came lies beyond every threshold. */
const percents: Readonly<Record<Threshold['metric'], number>> = { P99: 99, P95: 95, P50: 50, Avg: 100, Max: 100 };

/** kube-burner checks thresholds of a resize by a name that its quantile does not have (pvc_latency.go). */
const sameStage: Readonly<Record<string, string>> = { Resized: 'Resize' };

/**
 * The thresholds of a measurement that a job's figures, as kube-burner computes them, exceed. One that cannot be judged
 * counts, too, and so do objects that never got there; kube-burner forgets both. Without objects there is nothing to judge.
 */
export function exceededThresholds(
  thresholds: readonly Threshold[],
  job: string,
  report: MeasurementReport,
): readonly Failure[] {
  if (report.objects === 0) return [];
  return thresholds.flatMap((threshold): Failure[] => {
    const sentence = whyExceeded(threshold, job, report);
    return sentence === undefined ? [] : [{ exitCode: 4, sentence }];
  });
}

function whyExceeded(
  { conditionType, metric, threshold }: Threshold,
  job: string,
  { compatible, exact, objects, kind }: MeasurementReport,
): string | undefined {
  const name = sameStage[conditionType] ?? conditionType;
  const latency = compatible.find(({ stage }) => stage === name)?.latency;
  const what = `${metric} of ${conditionType} in job ${job}`;
  if (latency === undefined) return `${what} has a threshold and was not observed.`;
  const figure = figures[metric](latency);
  if (figure > threshold) return `${what} is ${timeInWords(figure)}, above its threshold of ${timeInWords(threshold)}.`;
  const reached = exact.find(({ stage }) => stage === name)?.latency?.n ?? latency.n;
  if (reached >= Math.ceil((percents[metric] * objects) / 100)) return undefined;
  return `${what} is above its threshold of ${timeInWords(threshold)}: ${objects - reached} of ${objects} ${kind}s never got there.`;
}
