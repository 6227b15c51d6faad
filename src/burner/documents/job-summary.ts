import type { JobConfig } from '../../burner-config/config';
import type { JobReport } from '../../report/report';
import { goTime } from './go-json';
import { jobConfigDocument } from './job-config';
import type { DocumentNames } from './measurement-documents';

/** kube-burner's `jobSummary` of one job (metadata.go); what it measured of the cluster stands at the top level. */
export function jobSummary(
  names: DocumentNames,
  config: JobConfig,
  job: JobReport,
  outcome: { readonly passed: boolean; readonly reasons: readonly string[] },
): Record<string, unknown> {
  const { startedAt, endedAt, churn } = job;
  return {
    timestamp: goTime(startedAt),
    endTimestamp: goTime(endedAt),
    ...(churn && { churnStartTimestamp: goTime(churn.from), churnEndTimestamp: goTime(churn.to) }),
    elapsedTime: Math.round((endedAt - startedAt) / 1000),
    uuid: names.uuid,
    metricName: 'jobSummary',
    jobConfig: jobConfigDocument(config),
    version: names.version,
    passed: outcome.passed,
    ...(outcome.reasons.length > 0 && { executionErrors: outcome.reasons.join('\n') }),
    ...names.metadata,
  };
}
