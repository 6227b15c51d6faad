import { kubeBurnerDistribution } from '../../report/distribution';
import type { DocumentRow, MeasurementDocuments } from '../measurements/measurement';
import { goTime } from './go-json';

/** What every document of a run says. */
export interface DocumentNames {
  readonly uuid: string;
  readonly version: string;
  /** kube-burner's facts of the cluster: k8sVersion, totalNodes. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** The job that a document is of; `churn` is when it churned, epoch ms. */
export interface DocumentJob {
  readonly name: string;
  readonly churn?: { readonly from: number; readonly to: number };
}

/** One document for each object that was measured (kube-burner's time series). */
export function* timeseriesDocuments(
  { metricName, rows }: MeasurementDocuments,
  names: DocumentNames,
  job: DocumentJob,
): Generator<DocumentRow> {
  for (const row of rows()) {
    const at = Number(row['timestamp']);
    const churned = job.churn !== undefined && at > job.churn.from && at < job.churn.to;
    yield {
      ...row,
      timestamp: goTime(at),
      ...{ metricName, uuid: names.uuid, jobName: job.name },
      ...(churned && { churnMetric: true }),
      metadata: names.metadata,
    };
  }
}

/** One document for each stage, with kube-burner's percentiles; zeros for a stage that nothing showed, as there. */
export function* quantileDocuments(
  { quantilesName, quantiles }: MeasurementDocuments,
  names: DocumentNames,
  job: DocumentJob,
  now: number,
): Generator<DocumentRow> {
  for (const [quantileName, values] of quantiles) {
    const found = kubeBurnerDistribution(values);
    if (found === undefined) continue;
    const { p99, p95, p50, min, max, avg } = found;
    yield {
      ...{ quantileName, uuid: names.uuid, P99: p99, P95: p95, P50: p50, min, max, avg, timestamp: goTime(now) },
      ...{ metricName: quantilesName, jobName: job.name, metadata: names.metadata },
    };
  }
}
