import type { RunPlan } from '../../burner-config/plan';
import type { PlanSummary } from '../../report/events';
import { summaryOf } from '../plan-summary';

/** The plan's summary as events and the confirmation carry it. */
export function eventSummary(title: string, source: string, plan: RunPlan): PlanSummary {
  const { digest, objects, requests, pods, leastSeconds, jobs } = summaryOf(title, source, plan);
  const namespaces = [...new Set(plan.jobs.flatMap(job => job.namespaces))];
  return {
    ...{ digest, objects, requests, pods, namespaces, leastSeconds },
    maxRate: Math.max(0, ...jobs.map(({ qps }) => qps)),
    jobs: jobs.map(({ name, type, requests: load, qps, burst }) => ({ name, type, requests: load, rate: qps, burst })),
  };
}
