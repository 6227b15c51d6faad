import { ClusterError } from '../../cluster/cluster-error';
import type { Connection } from '../../cluster/connection';
import type { JobReport, Sample } from '../../report/report';
import { issueArrivals } from '../arrivals';
import { loadLog } from '../load-log';
import { noFreeSlot } from '../not-sent';

const SAMPLE_MS = 250;
/** Requests of one user that may be under way: more than wait in a level, so that none is kept back here. */
const MOST_UNDER_WAY = 2000;

/** One user for one half of the run. */
export interface UserLoad {
  /** Name of the job, such as `before: quiet`. */
  readonly job: string;
  readonly connection: Connection;
  readonly rate: number;
}

/** Requests of one user in a half. */
export const arrivalsIn = (rate: number, seconds: number): number => Math.max(1, Math.round(rate * seconds));

/** Both users at once, each at its rate whatever becomes of earlier requests; 429 is not tried again. */
export async function runHalf(
  users: readonly UserLoad[],
  path: string,
  seconds: number,
  signal: AbortSignal,
  onSample: (sample: Sample) => void,
): Promise<readonly JobReport[]> {
  return Promise.all(users.map(user => runUser(user, path, seconds, signal, onSample)));
}

async function runUser(
  { job, connection, rate }: UserLoad,
  path: string,
  seconds: number,
  signal: AbortSignal,
  onSample: (sample: Sample) => void,
): Promise<JobReport> {
  const log = loadLog(job, rate);
  const underWay = new Set<Promise<void>>();
  const startedAt = Date.now();
  const arrive = (due: number): void => {
    if (underWay.size >= MOST_UNDER_WAY) return log.notSent(noFreeSlot(MOST_UNDER_WAY));
    const sentAt = performance.now();
    const ended = tryToCreate(connection, path, signal).then(error => {
      underWay.delete(ended);
      if (!signal.aborted) log.ended({ what: job, due, sentAt, endedAt: performance.now(), ...(error && { error }) });
    });
    underWay.add(ended);
  };
  const sampler = setInterval(() => onSample(log.sample(Date.now())), SAMPLE_MS);
  try {
    await issueArrivals(rate, arrivalsIn(rate, seconds), signal, arrive);
    await Promise.all(underWay);
  } finally {
    clearInterval(sampler);
  }
  onSample(log.sample(Date.now()));
  return log.report(startedAt, Date.now());
}

/** Creates a ConfigMap as a dry run, so that nothing is stored; undefined when it was taken. */
async function tryToCreate(
  connection: Connection,
  path: string,
  signal: AbortSignal,
): Promise<ClusterError | undefined> {
  const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { generateName: 'a-' } };
  try {
    await connection.request({ method: 'POST', path, query: { dryRun: 'All' }, body, discardBody: true, signal });
    return undefined;
  } catch (error) {
    if (error instanceof ClusterError) return error;
    throw error;
  }
}
