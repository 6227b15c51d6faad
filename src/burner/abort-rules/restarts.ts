import { ClusterError } from '../../cluster/cluster-error';
import type { Connection } from '../../cluster/connection';
import { metricSamples } from '../../kubernetes/metrics-text';
import { timeInWords } from '../../report/words';
import type { Rule } from './rule';

/** Metrics of an API server are megabytes: they are not asked for at every look. */
const everyLooks = 4;
const started = 'process_start_time_seconds';

/**
 * Ends the run when the API server that answers is younger than the run. Its own clock tells its age, so neither another
 * clock here nor several servers behind one address mislead. Where metrics may not be read it never speaks.
 */
export function restartsRule(): Rule {
  const began = performance.now();
  let looks = 0;
  return async ({ connection, signal }) => {
    if (looks++ % everyLooks !== 0) return undefined;
    const age = await serverAge(connection, signal);
    if (age === undefined || age > performance.now() - began) return undefined;
    return `The API server was started again ${timeInWords(age)} ago, while the run went on (--abort-on restarts): look whether it ran out of memory. Lower the rate, or give it more.`;
  };
}

/** Ms since the API server's process began, by whole seconds of its own clock, in its favour. */
async function serverAge(connection: Connection, signal: AbortSignal): Promise<number | undefined> {
  try {
    const { body, headers } = await connection.request<string>({ method: 'GET', path: '/metrics', signal });
    const [sample] = metricSamples(body, new Set([started]));
    const now = Date.parse(String(headers['date']));
    return sample && Number.isFinite(now) ? now + 1000 - sample.value * 1000 : undefined;
  } catch (error) {
    if (error instanceof ClusterError) return undefined;
    throw error;
  }
}
