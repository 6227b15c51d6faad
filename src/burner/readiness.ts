import type { JobPlan, RunPlan } from '../burner-config/plan';
import { readyAtOnce, type KindWatchRequest } from './kind-watch';
import { customStatusWaiter } from './waiters/custom-status';
import { waiterOf } from './waiters/table';
import type { Waiter } from './waiters/waiter';

/** What ready means for objects of a kind that a run makes: by their entry's customStatusPaths, or as the kind has it. */
export function readinessOf(plan: RunPlan): (kind: string) => KindWatchRequest['readiness'] {
  const custom = new Map(plan.jobs.filter(hasStatusPaths).flatMap(customWaiters));
  return kind => {
    const usual = waiterOf(kind) ?? readyAtOnce();
    if (custom.size === 0) return () => usual;
    return ({ metadata }) => {
      const labels = metadata?.labels;
      return custom.get(`${kind} ${labels?.['kube-burner.io/job']} ${labels?.['kube-burner.io/index']}`) ?? usual;
    };
  };
}

const hasStatusPaths = ({ type, config }: JobPlan): boolean =>
  type === 'create' && config.objects.some(({ waitOptions }) => (waitOptions?.customStatusPaths ?? []).length > 0);

function customWaiters(job: JobPlan): (readonly [string, Waiter])[] {
  // Every entry makes something in iteration 0.
  return [...job.objects({ iteration: 0, replica: 1 })].flatMap(({ entry, kind, objectIndex }) => {
    const paths = entry.waitOptions?.customStatusPaths ?? [];
    if (paths.length === 0 || entry.waitOptions?.kind) return [];
    return [[`${kind} ${job.config.name} ${objectIndex}`, customStatusWaiter(kind, paths)] as const];
  });
}
