import type { JobPlan } from './plan';

/** A job's plan with what other jobs' plans and the digest need. */
export interface PlannedJob extends JobPlan {
  /** How many objects it makes, by apiVersion/kind. */
  readonly made: ReadonlyMap<string, number>;
  /** Every rendered text, with stand-ins for the run's own names. */
  texts(): Iterable<string>;
}
