import type { JobPlan } from '../../burner-config/plan';
import { runCreateJob } from './create';
import { runDeleteJob } from './delete';
import type { RunJob } from './job';
import { runPatchJob } from './patch';
import { runReadJob } from './read';

/** How each type of job is carried out; a config with others is refused before (burner-config/unsupported.ts). */
export const jobTypes: Readonly<Partial<Record<JobPlan['type'], RunJob>>> = {
  create: runCreateJob,
  delete: runDeleteJob,
  patch: runPatchJob,
  read: runReadJob,
};
