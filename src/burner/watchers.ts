import type { JobPlan } from '../burner-config/plan';
import { collectionPath } from '../cluster/discovery';
import type { WatchEvent } from '../cluster/connection';
import type { WatcherReport } from '../report/report';
import { count } from '../report/words';
import { selectorText } from './made-objects';
import type { RunContext } from './run-context';
import { servedKind } from './served-kind';

/** The watchers of a job, as long as it runs. */
export interface Watchers {
  /** Ends them; what each saw. */
  readonly end: () => readonly WatcherReport[];
}

/** Starts the watches that load the API server beside a job, and resolves when each has its first list. They look at the whole cluster, not at the run alone. */
export async function startWatchers(run: RunContext, job: JobPlan): Promise<Watchers> {
  const closing = new AbortController();
  const signal = AbortSignal.any([run.signal, closing.signal]);
  const reports: { -readonly [Key in keyof WatcherReport]: WatcherReport[Key] }[] = [];
  const end = (): readonly WatcherReport[] => {
    closing.abort();
    return reports;
  };
  try {
    for (const { kind = '', apiVersion = 'v1', labelSelector = {}, replicas } of job.config.watchers) {
      const resource = await servedKind(run, apiVersion, kind);
      const report = { apiVersion, kind, watches: replicas, events: 0, gaps: 0 };
      const onEvent = ({ type }: WatchEvent): void => {
        if (type === 'GAP') report.gaps++;
        else if (type !== 'SYNCED') report.events++;
      };
      const path = collectionPath(resource, run.plan.oneNamespace);
      const query = { labelSelector: selectorText(labelSelector) };
      const watches = Array.from({ length: replicas }, () => synced(run, { path, query, signal }, onEvent));
      await Promise.all(watches);
      reports.push(report);
    }
    if (reports.length > 0) run.step(`${job.config.name}: watchers`, 'done', inWords(reports));
    return { end };
  } catch (error) {
    closing.abort();
    throw error;
  }
}

const inWords = (reports: readonly WatcherReport[]): string =>
  reports.map(({ kind, watches }) => count(watches, `watch on ${kind}`, `watches on ${kind}`)).join(', ');

/** Resolves when the first list was read; the watch goes on. What ends it later is noted. */
function synced(
  run: RunContext,
  request: Parameters<RunContext['connection']['watch']>[0],
  onEvent: (event: WatchEvent) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let isSynced = false;
    const listen = (event: WatchEvent): void => {
      onEvent(event);
      if (event.type !== 'SYNCED') return;
      isSynced = true;
      resolve();
    };
    run.connection.watch(request, listen).then(resolve, (error: Error) => {
      if (isSynced) run.note(`A watcher ended before its job: ${error.message}`);
      else reject(error);
    });
  });
}
