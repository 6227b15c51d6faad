import { ClusterError } from '../../cluster/cluster-error';
import type { ApiRequest } from '../../cluster/connection';
import { issueArrivals } from '../arrivals';
import type { Stage } from '../cluster-run';
import type { LoadLog } from '../load-log';
import { LISTS, MUTATING } from './objective';
import { growthNamespace, probePath } from './objects';

/** Calls that only measure. */
export interface ProbeRates {
  readonly writesPerSecond: number;
  readonly listsPerSecond: number;
}

/** What counts requests while a step goes on. */
export interface Counted {
  readonly log: LoadLog;
  /** Sends one request and counts it; false when it failed. */
  readonly send: (what: string, due: number, request: ApiRequest) => Promise<boolean>;
  readonly failed: () => number;
}

/** Counts requests in a log. Rejects with what is no answer of the cluster. */
export function counted(log: LoadLog, { connection, signal }: Stage): Counted {
  let failed = 0;
  const send: Counted['send'] = async (what, due, request) => {
    const sentAt = performance.now();
    const ended = { what, due, sentAt };
    try {
      await connection.request({ ...request, discardBody: true, signal });
      log.ended({ ...ended, endedAt: performance.now() });
      return true;
    } catch (error) {
      if (!(error instanceof ClusterError)) throw error;
      if (signal.aborted) return false;
      if (error.kind !== 'throttled') failed++;
      log.ended({ ...ended, endedAt: performance.now(), error });
      return false;
    }
  };
  return { log, send, failed: () => failed };
}

/** Writes one ConfigMap and lists the run's pods at steady rates until `stop` is called, which waits for the last answers. */
export function probe(rates: ProbeRates, { send }: Counted, stage: Stage): { readonly stop: () => Promise<void> } {
  const { runId, signal } = stage;
  const ending = new AbortController();
  const until = AbortSignal.any([signal, ending.signal]);
  const underWay = new Set<Promise<unknown>>();
  let n = 0;
  const write = (): ApiRequest => ({
    ...{ method: 'PATCH', path: probePath(runId, n), contentType: 'application/merge-patch+json' },
    body: { data: { n: String(n++) } },
  });
  const listPods: ApiRequest = { method: 'GET', path: `/api/v1/namespaces/${growthNamespace(runId)}/pods` };
  const going = (what: string, rate: number, request: () => ApiRequest): Promise<void> =>
    issueArrivals(rate, Infinity, until, due => {
      const sent = send(what, due, request()).finally(() => underWay.delete(sent));
      underWay.add(sent);
    });
  const both = Promise.all([
    going(MUTATING, rates.writesPerSecond, write),
    going(LISTS, rates.listsPerSecond, () => listPods),
  ]);
  return {
    async stop() {
      ending.abort();
      await both;
      await Promise.all(underWay);
    },
  };
}
