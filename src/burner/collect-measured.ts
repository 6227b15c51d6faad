import type { ApiAnswer, ApiRequest, Connection } from '../cluster/connection';
import { ClusterError } from '../cluster/cluster-error';
import { askedBy } from '../cluster/request-path';
import type { JobReport } from '../report/report';
import { count } from '../report/words';
import { cleanRun } from '../runs/clean';
import { cleanKinds } from '../runs/clean-kinds';
import type { Journal } from '../runs/journal';
import { requestLog, type RequestLog } from './request-log';
import type { RunContext } from './run-context';
import { epochNow } from './send';

/** kube-burner's name for the removal of everything, as if it were a job. */
const GARBAGE_COLLECTION = 'garbage-collection';

/** Removes what all jobs made and waits for it, measured like a job (`global.gcMetrics`). It goes as fast as the server takes it: no rate is asked for. */
export async function collectMeasured(
  run: RunContext,
  journal: Journal,
): Promise<{ readonly report: JobReport; readonly collected: number }> {
  const log = requestLog();
  const connection = withLog(run.connection, log);
  const startedAt = epochNow();
  run.step(GARBAGE_COLLECTION, 'started', 'deleting what the jobs made, measured (gcMetrics)');
  const byKind = run.plan.config.global.deletionStrategy === 'gvr';
  const emptied = byKind ? await cleanKinds(connection, journal, run.signal) : 0;
  const { deleted, left } = await cleanRun(connection, journal, { signal: run.signal });
  const collected = emptied + deleted;
  const endedAt = epochNow();
  run.step(GARBAGE_COLLECTION, left.length === 0 ? 'done' : 'failed', `${count(collected, 'object')} deleted`);
  const figures = log.figures();
  const requestedRate = figures.reachedRate ?? 0;
  const report: JobReport = { name: GARBAGE_COLLECTION, type: 'delete', startedAt, endedAt, requestedRate, ...figures };
  return { report, collected };
}

/** A connection whose deletions are counted. */
function withLog(connection: Connection, log: RequestLog): Connection {
  const request = async <T>(asked: ApiRequest): Promise<ApiAnswer<T>> => {
    if (asked.method !== 'DELETE') return connection.request<T>(asked);
    const { verb, resource = '' } = askedBy(asked);
    const deadline = epochNow();
    const ended = { what: `${verb} ${resource}`, deadline, retries: 0, throttled: 0 };
    try {
      const answer = await connection.request<T>(asked);
      log.ended({ ...ended, sentAt: answer.sentAt, answeredAt: epochNow() });
      return answer;
    } catch (error) {
      // Gone already is what was wanted.
      const failed = error instanceof ClusterError && error.kind !== 'not-found' ? error : undefined;
      log.ended({ ...ended, sentAt: deadline, answeredAt: epochNow(), ...(failed && { error: failed }) });
      throw error;
    }
  };
  return { ...connection, request };
}
