import type { Connection } from '../../cluster/connection';
import type { EndedRequest } from '../request-log';

/** What a rule may look at. */
export interface RuleInput {
  readonly connection: Connection;
  readonly signal: AbortSignal;
  /** How often an API server was started again since the run began, as far as its metrics may be read. */
  readonly restarts: () => number;
  /** Requests of jobs that ended in the last ten seconds. */
  readonly recent: readonly EndedRequest[];
}

/** Looks every few seconds while jobs run; gives the sentence that ends the run, or nothing. */
export type Rule = (input: RuleInput) => string | undefined | Promise<string | undefined>;
