import type { JobPlan } from './plan';
import { namesIn } from './namespace-range';

/** A job's plan with what other jobs' plans and the digest need. */
export interface PlannedJob extends JobPlan {
  /** How many objects it makes, by apiVersion/kind. */
  readonly made: ReadonlyMap<string, number>;
  /** Digest of every rendered text, with stand-ins for the run's own names. */
  readonly content: string;
}

/** A plan whose namespaces are known as ranges alone. */
export type UnlistedJob = Omit<PlannedJob, 'namespaces' | 'madeNamespaces'>;

/** The plan with the names of its namespaces, listed when somebody asks. */
export function plannedJob(plan: UnlistedJob): PlannedJob {
  return {
    ...plan,
    get namespaces() {
      return [...namesIn(plan.namespaceRanges)];
    },
    get madeNamespaces() {
      return [...namesIn(plan.madeRanges)];
    },
  };
}
