import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterError } from '../../cluster/cluster-error';
import type { Connection } from '../../cluster/connection';
import { levelMetrics, type LevelMetrics } from '../../fairness/level-metrics';
import { pressures, type LevelPressure } from '../../fairness/moves-only';
import { readRequestDump, requestDumpPath, type HeldRequest } from '../../fairness/request-dump';
import { CliError } from '../cli-error';
import { metricsText } from './source';

/** How long and how often to look. */
export interface Sampling {
  readonly seconds: number;
  readonly samples: number;
}

/** What was seen of an API server over some seconds. */
export interface Sampled {
  /** The requests that it held at each look. */
  readonly held: readonly (readonly HeldRequest[])[];
  /** Empty without the right to read /metrics. */
  readonly pressure: readonly LevelPressure[];
}

/** Looks `samples` times, evenly over the seconds, and reads the metrics before and after: samples + 1 requests. */
export async function sample(
  connection: Connection,
  before: ReadonlyMap<string, LevelMetrics>,
  { seconds, samples }: Sampling,
): Promise<Sampled> {
  const began = Date.now();
  const held: (readonly HeldRequest[])[] = [];
  for (let look = 0; look < samples; look++) {
    await sleep(Math.max(0, began + (look * seconds * 1000) / samples - Date.now()));
    held.push(await heldNow(connection));
  }
  await sleep(Math.max(0, began + seconds * 1000 - Date.now()));
  const text = before.size > 0 ? await metricsText(connection) : undefined;
  const pressure = text === undefined ? [] : pressures(before, levelMetrics(text), (Date.now() - began) / 1000);
  return { held, pressure };
}

async function heldNow(connection: Connection): Promise<readonly HeldRequest[]> {
  try {
    const { body } = await connection.request<string>({ method: 'GET', path: requestDumpPath });
    return readRequestDump(body);
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    if (error.kind === 'forbidden')
      throw new CliError(
        'You may not see which requests the API server holds: ask for a ClusterRole with verb get on the nonResourceURL /debug/api_priority_and_fairness/*.',
        1,
      );
    if (error.kind === 'not-found')
      throw new CliError(
        'This API server has no /debug/api_priority_and_fairness: it runs without fairness or debugging.',
        1,
      );
    throw error;
  }
}
