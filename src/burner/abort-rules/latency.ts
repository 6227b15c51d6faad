import { timeInWords } from '../../report/words';
import type { Rule } from './rule';

/** Fewer have no 99th percentile. */
const atLeast = 100;

/** Ends the run when recent requests took longer than `limit` ms at p99 (nearest rank). */
export const latencyRule =
  (limit: number): Rule =>
  ({ recent }) => {
    if (recent.length < atLeast) return undefined;
    const times = recent.map(({ sentAt, answeredAt }) => answeredAt - sentAt).sort((a, b) => a - b);
    const p99 = times[Math.ceil(times.length * 0.99) - 1] ?? 0;
    if (p99 <= limit) return undefined;
    return `The API server took ${timeInWords(p99)} at p99 for the last ${times.length} requests (stops above ${timeInWords(limit)}, --abort-on latency): it is overloaded. Lower the rate.`;
  };
