import { renderQuery, type MetricQuery } from '../../burner-config/profile-values';
import { goTime } from '../documents/go-json';
import { isChurn, type JobWindow } from './job-window';
import type { Prometheus, Series } from './query';

/** Names that every document of a run has. */
export interface MetricNames {
  readonly uuid: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** The documents of one metric over one job, by the name of their file: kube-burner's definition, pkg/prometheus. */
export async function metricDocuments(
  ask: Prometheus,
  metric: MetricQuery,
  job: JobWindow,
  stepMs: number,
  names: MetricNames,
  env: Readonly<Record<string, string | undefined>>,
): Promise<readonly (readonly [name: string, documents: readonly object[]])[]> {
  const query = renderQuery(metric, env, `${Math.floor((job.to - job.from) / 1000)}s`);
  const documents = (name: string, series: readonly Series[]) =>
    [name, series.flatMap(one => documentsOf(one, { name, query, job, names }))] as const;
  if (!metric.instant) {
    const series = await ask.range(query, job.from, job.to, stepMs);
    const isWhole = Math.floor((job.to - job.from) / 1000) % (stepMs / 1000) === 0;
    return [documents(metric.metricName, isWhole ? series : [...series, ...(await ask.instant(query, job.to))])];
  }
  const atEnd = documents(metric.metricName, await ask.instant(query, job.to));
  if (!metric.captureStart) return [atEnd];
  return [documents(`${metric.metricName}-start`, await ask.instant(query, job.from)), atEnd];
}

interface Of {
  readonly name: string;
  readonly query: string;
  readonly job: JobWindow;
  readonly names: MetricNames;
}

function documentsOf({ labels, points }: Series, { name, query, job, names }: Of): readonly object[] {
  const shown = Object.fromEntries(Object.entries(labels).filter(([key]) => key !== '__name__'));
  return points.map(({ at, value }) => ({
    timestamp: goTime(at),
    labels: shown,
    value: Number.isFinite(value) ? value : 0,
    uuid: names.uuid,
    query,
    ...(isChurn(job, at) && { churnMetric: true }),
    metricName: name,
    jobName: job.name,
    metadata: names.metadata,
  }));
}
