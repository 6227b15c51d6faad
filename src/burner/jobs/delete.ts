import type { JobPlan, PlannedSelection } from '../../burner-config/plan';
import { collectionPath, resourceOf, type ServedResource } from '../../cluster/discovery';
import { count, timeInWords } from '../../report/words';
import { RUN_LABEL } from '../../runs/run-label';
import { watchKind, type KindWatch } from '../kind-watch';
import { jobLoad, type Load } from '../load';
import type { RequestLog } from '../request-log';
import type { RunContext } from '../run-context';

/** Deletes what each selection finds, one selection after another, at the job's rate; then waits until it is gone. */
export async function runDeleteJob(run: RunContext, job: JobPlan, log: RequestLog): Promise<void> {
  const load = jobLoad(run, job.config, log);
  for (const selection of job.selections) {
    const resource = await resourceOf(run.connection, selection.apiVersion, selection.kind);
    const watch = watchKind({
      connection: run.connection,
      path: collectionPath(resource, run.plan.oneNamespace),
      selector: selectorOf(run, selection),
      isReady: () => true,
      signal: run.signal,
    });
    try {
      await watch.synced;
      load.resume();
      await deleteAll(run, resource, watch, load);
      if (job.config.waitForDeletion && selection.wait) await waitUntilGone(run, job, resource, watch);
    } finally {
      watch.close();
    }
  }
}

/** Narrowed to this run, so that a selector written too wide cannot take what others made. */
function selectorOf(run: RunContext, { labelSelector }: PlannedSelection): string {
  const labels = run.unscoped ? labelSelector : { ...labelSelector, [RUN_LABEL]: run.runId };
  return Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
}

async function deleteAll(run: RunContext, resource: ServedResource, watch: KindWatch, load: Load): Promise<void> {
  if (watch.entries.size === 0)
    run.note(`No ${resource.plural} match the selector of the delete job: nothing to delete.`);
  for (const { uid, name, namespace } of [...watch.entries.values()]) {
    if (!(await load.next())) break;
    const body = { kind: 'DeleteOptions', apiVersion: 'v1', propagationPolicy: 'Background', preconditions: { uid } };
    load.send(`delete ${resource.plural}`, {
      method: 'DELETE',
      timeoutMs: run.plan.config.global.requestTimeout,
      path: `${collectionPath(resource, namespace)}/${name}`,
      body,
    });
  }
  await load.allAnswered();
}

async function waitUntilGone(run: RunContext, job: JobPlan, resource: ServedResource, watch: KindWatch): Promise<void> {
  const { maxWaitTimeout, name } = job.config;
  const gone = await watch.until(() => watch.entries.size === 0, performance.now() + maxWaitTimeout);
  if (gone || run.signal.aborted) return;
  const left = count(watch.entries.size, `object of ${resource.plural}`, `objects of ${resource.plural}`);
  run.fail({
    exitCode: 2,
    sentence: `${left} still there ${timeInWords(maxWaitTimeout)} after job ${name} deleted them.`,
  });
}
