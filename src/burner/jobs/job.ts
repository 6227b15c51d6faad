import type { JobPlan } from '../../burner-config/plan';
import type { RequestLog } from '../request-log';
import type { RunContext } from '../run-context';

/** Carries out one job; resolves when its load was sent and its waits are over, or the run was cancelled. */
export type RunJob = (run: RunContext, job: JobPlan, log: RequestLog) => Promise<void>;
