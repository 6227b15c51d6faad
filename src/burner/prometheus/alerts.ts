import { renderDescription, renderExpression, type AlertRule } from '../../burner-config/profile-values';
import { goTime } from '../documents/go-json';
import { isChurn, type JobWindow } from './job-window';
import type { MetricNames } from './metrics';
import type { Prometheus } from './query';

/** An alert that fired: once a series, at its first sample. */
export interface FiredAlert {
  readonly severity: AlertRule['severity'];
  readonly description: string;
  readonly document: object;
}

/** Asks one alert over one job (kube-burner's pkg/alerting). */
export async function firedAlerts(
  ask: Prometheus,
  alert: AlertRule,
  job: JobWindow,
  stepMs: number,
  names: MetricNames,
  env: Readonly<Record<string, string | undefined>>,
): Promise<readonly FiredAlert[]> {
  const query = renderExpression(alert, env, `${Math.floor((job.to - job.from) / 60_000)}m`);
  const { severity } = alert;
  const series = await ask.range(query, job.from, job.to, stepMs);
  return series.flatMap(({ labels, points: [first] }) => {
    if (first === undefined) return [];
    const text = renderDescription(alert, labels, first.value);
    const document = {
      timestamp: goTime(first.at),
      uuid: names.uuid,
      severity,
      description: text,
      metricName: 'alert',
      ...(isChurn(job, first.at) && { churnMetric: true }),
      metadata: names.metadata,
    };
    return [{ severity, description: text, document }];
  });
}
