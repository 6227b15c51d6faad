import { ClusterError } from '../../cluster/cluster-error';
import type { Connection } from '../../cluster/connection';
import type { RunEvent } from '../../report/events';
import type { ServerReport } from '../../report/server-report';
import { epochNow } from '../send';
import { countApiServers } from './api-servers';
import { serverHistory } from './server-history';
import { readingOf } from './server-reading';

/** One request every five seconds: an API server needs some 50 ms of CPU for its metrics. */
const everyMs = 5000;
/** A sample that takes longer is a gap. */
const patienceMs = 4500;
/** How long a run waits for its first sample, against which all later ones are held. */
const firstWaitMs = 2000;

/** Samples of the API server while a run goes on. */
export interface ServerSampling {
  /** Resolves with the first sample, soon in any case. */
  readonly begun: Promise<void>;
  /** How often an API server was started again since the run began, as seen so far. */
  readonly restarts: () => number;
  /** Takes one now, beside those that come by themselves. */
  readonly take: () => Promise<void>;
  /** Takes a last sample and ends. */
  readonly end: () => Promise<ServerReport>;
}

/** Reads the API server's metrics every five seconds; a user who may not read them gets a report that says so. */
export function sampleServer(connection: Connection, emit: (event: RunEvent) => void): ServerSampling {
  const began = epochNow();
  const history = serverHistory(began);
  const cost = { samples: 0, bytes: 0, parseMs: 0 };
  let unavailable: string | undefined;
  let taking: Promise<void> | undefined;
  const take = async (): Promise<void> => {
    if (unavailable !== undefined) return;
    const { take: parse, reading } = readingOf();
    let arrivedAt = 0;
    const onData = (piece: Buffer): void => {
      const from = performance.now();
      if (arrivedAt === 0) arrivedAt = epochNow();
      parse(piece);
      cost.bytes += piece.length;
      cost.parseMs += performance.now() - from;
    };
    try {
      const signal = AbortSignal.timeout(patienceMs);
      await connection.stream({ path: '/metrics', signal, timeoutMs: patienceMs }, onData);
      if (Number.isNaN(reading.memoryBytes))
        throw new ClusterError('server', 'The answer of /metrics is not that of an API server.');
      cost.samples++;
      emit({ type: 'server-sample', ...history.read(reading, arrivedAt) });
    } catch (error) {
      if (!(error instanceof ClusterError)) throw error;
      const isFinal = error.kind === 'forbidden' || error.kind === 'not-found';
      if (isFinal && cost.samples === 0) unavailable = error.message;
      const at = epochNow();
      const why = error.kind === 'cancelled' ? `no answer within ${patienceMs / 1000} s` : error.message;
      history.missed(at, why);
      emit({ type: 'server-gap', at, why });
    }
  };
  // Never two at once: a server that is slow to answer is not asked more often.
  const takeOne = (): Promise<void> => (taking ??= take().finally(() => (taking = undefined)));
  const first = takeOne();
  const apiServers = countApiServers(connection);
  const timer = setInterval(() => void takeOne(), everyMs);
  const patience = new Promise<void>(resolve => setTimeout(resolve, firstWaitMs).unref());
  return {
    begun: Promise.race([first, patience]),
    restarts: history.restarts,
    async take() {
      // One that is under way shows a moment ago.
      await taking;
      await takeOne();
    },
    async end() {
      clearInterval(timer);
      await takeOne();
      const counted = await apiServers;
      return {
        everyMs,
        ...(unavailable !== undefined && { unavailable }),
        ...(counted !== undefined && { apiServers: counted }),
        ...history.report(epochNow()),
        cost,
      };
    },
  };
}
