import { builtInLevels, DEFAULT_SERVER_SEATS } from '../kubernetes/flow-control';
import type { PriorityLevel } from './priority-level';

/** What one level gets of an API server, in seats. Formulas: util/flowcontrol/apf_controller.go of k8s.io/apiserver v1.36. */
export interface LevelSeats {
  readonly name: string;
  /** When nobody lends or borrows: ceil(server seats · shares ÷ Σ shares). */
  readonly nominal: number;
  /** What others may borrow: round(nominal · lendablePercent ÷ 100). */
  readonly lendable: number;
  /** What is always its own: nominal − lendable. */
  readonly lower: number;
  /** With all it may borrow: nominal + round(nominal · borrowingLimitPercent ÷ 100), or + all of the server's seats. */
  readonly upper: number;
  /** Seats that one request may take at most, before the estimator's own limit; absent without queues. */
  readonly widest?: number;
}

/** Seats of a level when nobody lends or borrows. Ceilings may add up to some more than the server has. */
export function nominalSeats(shares: number, allShares: number, serverSeats = DEFAULT_SERVER_SEATS): number {
  return allShares === 0 ? 0 : Math.ceil((serverSeats * shares) / allShares);
}

/** Sum of the built-in levels' shares, 245. */
export const builtInShares = builtInLevels.reduce((sum, level) => sum + level.nominalConcurrencyShares, 0);

/** An API server's seats (max-requests-inflight + max-mutating-requests-inflight) divided among all of its levels. */
export function divideSeats(levels: readonly PriorityLevel[], serverSeats = DEFAULT_SERVER_SEATS): LevelSeats[] {
  const allShares = levels.reduce((sum, { shares }) => sum + shares, 0);
  return levels.map(level => {
    const nominal = nominalSeats(level.shares, allShares, serverSeats);
    const lendable = percentOf(nominal, level.lendablePercent);
    const { borrowingLimitPercent: limit, queuing, name } = level;
    return {
      ...{ name, nominal, lendable, lower: nominal - lendable },
      upper: nominal + (limit === undefined ? serverSeats : percentOf(nominal, limit)),
      ...(queuing && { widest: widestRequest(nominal, queuing.handSize) }),
    };
  });
}

/** Part of the nominal seats that one request may take. */
const MOST_OF_NOMINAL = 0.15;

/** max(1, min(ceil(0.15 · nominal), floor(nominal ÷ handSize))), since Kubernetes 1.28. */
function widestRequest(nominal: number, handSize: number): number {
  return Math.max(1, Math.min(Math.ceil(nominal * MOST_OF_NOMINAL), Math.floor(nominal / handSize)));
}

function percentOf(seats: number, percent: number): number {
  return Math.round((seats * percent) / 100);
}
