import type { Account } from './accounts';
import type { FlowControl } from './flow-control';
import type { LevelMetrics } from './level-metrics';
import type { LevelSeats } from './seats';

/** A level of a cluster now. */
export interface LiveLevel extends LevelSeats {
  /** Undefined for those who may not read the metrics. */
  readonly now: LevelMetrics | undefined;
}

/** What somebody who watches a cluster knows of its fairness. */
export interface LiveFairness {
  readonly serverSeats: number;
  /** False when `serverSeats` is only the default of the API server's flags. */
  readonly serverSeatsKnown: boolean;
  readonly levels: readonly LiveLevel[];
  /** The cluster's own FlowSchemas and levels. */
  readonly control?: FlowControl;
  /** The cluster's ServiceAccounts. */
  readonly accounts?: readonly Account[];
}
