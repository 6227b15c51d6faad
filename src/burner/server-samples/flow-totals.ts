import type { ServerCaller } from '../../report/server-report';
import { emptyFlow, type FlowReading, type ServerReading } from './server-reading';

/** How many callers a report names. */
const namedCallers = 20;

interface Counted {
  readonly base: ReadonlyMap<string, FlowReading>;
  readonly last: ServerReading;
}

/** What each FlowSchema and each level did between the first and the last reading, over all API servers that were read. */
export function flowTotals(servers: readonly Counted[]): {
  readonly callers: readonly ServerCaller[];
  readonly levels: ReadonlyMap<string, { dispatched: number; rejected: number }>;
} {
  const flows = new Map<string, FlowReading>();
  for (const { base, last } of servers) {
    for (const [key, flow] of last.flows) {
      const total = flows.get(key) ?? emptyFlow(flow.flowSchema, flow.level);
      flows.set(key, total);
      const before = base.get(key) ?? emptyFlow(flow.flowSchema, flow.level);
      for (const counter of counters) total[counter] += flow[counter] - before[counter];
    }
  }
  const levels = new Map<string, { dispatched: number; rejected: number }>();
  for (const { level, dispatched, rejected } of flows.values()) {
    const total = levels.get(level) ?? { dispatched: 0, rejected: 0 };
    levels.set(level, { dispatched: total.dispatched + dispatched, rejected: total.rejected + rejected });
  }
  const busy = [...flows.values()].filter(({ dispatched, rejected }) => dispatched + rejected > 0);
  return { callers: busy.sort(byWork).slice(0, namedCallers).map(callerOf), levels };
}

const counters = ['dispatched', 'rejected', 'executionSeconds', 'waitSeconds'] as const;

/** Most execution first: that is what fills seats. */
function byWork(a: FlowReading, b: FlowReading): number {
  return b.executionSeconds - a.executionSeconds || b.dispatched - a.dispatched;
}

function callerOf({
  flowSchema,
  level,
  dispatched,
  rejected,
  executionSeconds,
  waitSeconds,
}: FlowReading): ServerCaller {
  return { flowSchema, level, dispatched, rejected, executionSeconds, waitSeconds };
}
