import type { EndedRequest } from '../request-log';
import { epochNow } from '../send';

const windowMs = 10_000;
/** Enough for a percentile at any rate; more would only cost time. */
const keptAtMost = 20_000;

/** The requests that ended in the last ten seconds. */
export function recentRequests() {
  let kept: EndedRequest[] = [];
  return {
    ended(request: EndedRequest): void {
      if (kept.length >= keptAtMost) kept = kept.slice(keptAtMost / 2);
      kept.push(request);
    },
    recent(): readonly EndedRequest[] {
      const from = epochNow() - windowMs;
      const first = kept.findIndex(({ answeredAt }) => answeredAt >= from);
      kept = first === -1 ? [] : kept.slice(first);
      return kept;
    },
  };
}
