import type { FlowControl } from '../fairness/flow-control';
import { levelMetrics, serverSeatsOf, type LevelMetrics } from '../fairness/level-metrics';
import { divideSeats, type LevelSeats } from '../fairness/seats';
import { DEFAULT_SERVER_SEATS } from '../kubernetes/flow-control';

/** A level's seats, and what is going on in it where the metrics may be read. */
export interface LevelFacts extends LevelSeats {
  readonly now: LevelMetrics | undefined;
}

/** The fairness of a cluster now. */
export interface FairnessFacts {
  readonly serverSeats: number;
  /** False when `serverSeats` is only the default of the API server's flags. */
  readonly serverSeatsKnown: boolean;
  readonly levels: readonly LevelFacts[];
}

/** Seats of all levels; `metrics` is the text of /metrics, or undefined for those who may not read it. */
export function fairnessFacts({ levels }: FlowControl, metrics: string | undefined): FairnessFacts {
  const measured = levelMetrics(metrics ?? '');
  const known = serverSeatsOf(measured);
  const serverSeats = known ?? DEFAULT_SERVER_SEATS;
  return {
    serverSeats,
    serverSeatsKnown: known !== undefined,
    levels: divideSeats(levels, serverSeats).map(seats => ({ ...seats, now: measured.get(seats.name) })),
  };
}
