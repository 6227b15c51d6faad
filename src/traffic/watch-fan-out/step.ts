import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterError } from '../../cluster/cluster-error';
import type { JobReport } from '../../report/report';
import { issueArrivals } from '../arrivals';
import type { Stage } from '../cluster-run';
import { loadLog } from '../load-log';
import { stepName, writesOf, type WatchFanOutConfig } from './config';

const SAMPLE_MS = 250;
const LAST_EVENTS_MS = 5000;

/** What latencies are called in the report. */
export const [WRITE, DELIVERY] = ['write', 'delivery'];

/** What one step found besides its job. */
export interface FanOutStep {
  readonly watchers: number;
  readonly job: JobReport;
  /** Events that should have come and did not within five seconds after the last write. */
  readonly missing: number;
  /** How late this process itself came to its work, p99, ms: part of every delivery. */
  readonly ownDelay: number;
}

/** Where a step's writes go, and how it is told of events. */
export interface FanOutStage extends Stage {
  /** Sends the write of this number; resolves with its answer. */
  readonly write: (write: number) => Promise<unknown>;
  /** Where events of this step are to go. */
  readonly listen: (onWrite: (write: number, arrivedAt: number) => void) => void;
  /** Number of the first write. */
  readonly first: number;
}

/** Writes at the rate while so many watches follow; waits for the last events. */
export async function fanOutStep(config: WatchFanOutConfig, watchers: number, stage: FanOutStage): Promise<FanOutStep> {
  const { signal, onSample, first } = stage;
  const [name, writes] = [stepName(watchers), writesOf(config)];
  const log = loadLog(name, config.writesPerSecond);
  const sentAt = new Map<number, number>();
  const delivered = log.latencies(DELIVERY);
  let failed = 0;
  stage.listen((write, arrivedAt) => {
    const sent = sentAt.get(write);
    if (sent !== undefined) delivered.push(arrivedAt - sent);
  });
  let write = first;
  const underWay = new Set<Promise<void>>();
  const arrive = (due: number): void => {
    const [number, from] = [write++, performance.now()];
    sentAt.set(number, performance.timeOrigin + from);
    const ended = errorOf(stage.write(number)).then(error => {
      underWay.delete(ended);
      if (error) failed++;
      if (!signal.aborted)
        log.ended({ what: WRITE, due, sentAt: from, endedAt: performance.now(), ...(error && { error }) });
    });
    underWay.add(ended);
  };
  const expected = (): number => (writes - failed) * watchers;
  const own = monitorEventLoopDelay({ resolution: 1 });
  own.enable();
  const startedAt = Date.now();
  const sampler = setInterval(() => onSample(log.sample(Date.now())), SAMPLE_MS);
  try {
    await issueArrivals(config.writesPerSecond, writes, signal, arrive);
    await Promise.all(underWay);
    const until = performance.now() + LAST_EVENTS_MS;
    while (delivered.length < expected() && performance.now() < until && !signal.aborted) await sleep(20);
  } finally {
    clearInterval(sampler);
    own.disable();
  }
  onSample(log.sample(Date.now()));
  const missing = Math.max(expected() - delivered.length, 0);
  return { watchers, job: log.report(startedAt, Date.now()), missing, ownDelay: own.percentile(99) / 1e6 };
}

async function errorOf(request: Promise<unknown>): Promise<ClusterError | undefined> {
  try {
    await request;
    return undefined;
  } catch (error) {
    if (error instanceof ClusterError) return error;
    throw error;
  }
}
