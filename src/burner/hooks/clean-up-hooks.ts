import type { JobReport } from '../../report/report';
import type { RunRequest } from '../run-request';
import type { RunHooks } from './run-hooks';

type Cleaning = Pick<RunRequest, 'plan' | 'keep' | 'signal'> & { readonly hooks: RunHooks };

/**
 * The run's clean-up between the hooks of the jobs that it collects for: those that ran, and have no gc of their own. A
 * run that was cancelled or stopped, and one that keeps its objects, runs none.
 */
export async function betweenHooks<T>(
  { plan, keep, hooks, signal }: Cleaning,
  ran: readonly JobReport[],
  cleanUp: () => Promise<T>,
): Promise<T> {
  const due = plan.jobs.filter(({ config }) => !config.gc && !keep && ran.some(({ name }) => name === config.name));
  for (const job of due) {
    await hooks.at(job, 'beforeGC');
    // One in the background may still need what the clean-up removes.
    await hooks.ended(job);
  }
  const cleaned = await cleanUp();
  for (const job of signal.aborted ? [] : due) {
    await hooks.at(job, 'afterGC');
    await hooks.at(job, 'afterCleanup');
    await hooks.ended(job);
  }
  return cleaned;
}
