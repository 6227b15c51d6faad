import * as l10n from '@vscode/l10n';
import type { JobPlan } from './plan';
import { PlanError } from './unsupported';

/** More than a run makes in one job, and than a plan renders one by one: an etcd is full before. */
export const MOST_OBJECTS = 500_000;

/** A sentence for each job that is too large to run. */
export function tooLarge(jobs: readonly JobPlan[]): readonly PlanError[] {
  return jobs.flatMap(({ config, isSampled, requests }, index) => {
    if (!isSampled) return [];
    const path = ['jobs', index, 'jobIterations'];
    const count = config.jobType === 'create' ? requests : config.jobIterations;
    const sentence = l10n.t`job ${config.name} renders ${count} templates, and a run renders at most ${MOST_OBJECTS} in one job: lower jobIterations or replicas, or use --scale.`;
    return [new PlanError(path, `jobs[${index}]: ${sentence}`)];
  });
}
