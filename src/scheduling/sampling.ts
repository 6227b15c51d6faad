import { divided } from './int64';

const FEWEST = 100;
const FEWEST_PERCENT = 5;

/**
 * How many feasible nodes the scheduler looks for before it stops looking (schedule_one.go, numFeasibleNodesToFind): all
 * below 100 nodes, then `percentage`, or 50 % less one for every 125 nodes and at least 5 %; never below 100.
 */
export function nodesToFind(nodes: number, percentage: number): number {
  if (nodes < FEWEST) return nodes;
  const percent = percentage === 0 ? Math.max(50 - divided(nodes, 125), FEWEST_PERCENT) : percentage;
  return Math.max(divided(nodes * percent, 100), FEWEST);
}
