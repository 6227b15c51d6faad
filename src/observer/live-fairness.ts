import type { Account } from '../fairness/accounts';
import type { FlowControl } from '../fairness/flow-control';
import { levelMetrics, serverSeatsOf } from '../fairness/level-metrics';
import type { LiveFairness } from '../fairness/live-fairness';
import { divideSeats } from '../fairness/seats';
import { DEFAULT_SERVER_SEATS } from '../kubernetes/flow-control';

/** The fairness of a cluster now; `metrics` is the text of /metrics, or undefined for those who may not read it. */
export function liveFairness(
  control: FlowControl,
  accounts: readonly Account[],
  metrics: string | undefined,
): LiveFairness {
  const measured = levelMetrics(metrics ?? '');
  const known = serverSeatsOf(measured);
  const serverSeats = known ?? DEFAULT_SERVER_SEATS;
  const levels = divideSeats(control.levels, serverSeats).map(seats => ({ ...seats, now: measured.get(seats.name) }));
  return { serverSeats, serverSeatsKnown: known !== undefined, levels, control, accounts };
}
