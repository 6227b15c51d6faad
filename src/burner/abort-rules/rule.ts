import type { Connection } from '../../cluster/connection';
import type { EndedRequest } from '../request-log';

/** What a rule may look at. */
export interface RuleInput {
  readonly connection: Connection;
  readonly signal: AbortSignal;
  /** Requests of jobs that ended in the last ten seconds. */
  readonly recent: readonly EndedRequest[];
}

/** Looks every few seconds while jobs run; gives the sentence that ends the run, or nothing. */
export type Rule = (input: RuleInput) => string | undefined | Promise<string | undefined>;
