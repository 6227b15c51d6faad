import type { JobPlan } from '../../burner-config/plan';
import type { JobReport } from '../../report/report';
import type { RequestLog } from '../request-log';
import type { RunContext } from '../run-context';

/** What is left to do after a job's load and its afterJobExecution hooks; gives what the job's report tells of it. */
export type AfterJob = () => Promise<Pick<JobReport, 'churn'>>;

/** Carries out one job; resolves when its load was sent and its waits are over, or the run was cancelled. */
export type RunJob = (run: RunContext, job: JobPlan, log: RequestLog) => Promise<AfterJob | undefined>;
