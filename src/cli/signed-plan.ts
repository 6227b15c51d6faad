import type { PlanSummary } from '../report/events';
import type { BoundLoad } from '../traffic/cluster-load';
import { sha256 } from './digest';

/** What a load will do, with the digest that confirming it means: over its kind and its whole config. */
export function signedPlan(load: BoundLoad, runId: string): PlanSummary {
  return { ...load.plan(runId), digest: sha256([load.kind, JSON.stringify(load.config)]) };
}
