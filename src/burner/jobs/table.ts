import type { JobPlan } from '../../burner-config/plan';
import { runCreateJob } from './create';
import { runDeleteJob } from './delete';
import type { RunJob } from './job';

/** How each type of job is carried out. */
export const jobTypes: Readonly<Record<JobPlan['type'], RunJob>> = {
  create: runCreateJob,
  delete: runDeleteJob,
};
