import type { JobPlan } from '../burner-config/plan';
import { collectionPath, type ServedResource } from '../cluster/discovery';
import { count, timeInWords } from '../report/words';
import { readyAtOnce, watchKind, type KindWatch, type WatchedEntry } from './kind-watch';
import type { Load } from './load';
import type { RunContext } from './run-context';

/** What a job removes. */
export interface Removal {
  readonly resource: ServedResource;
  readonly selector: string;
  /** Wait until it is gone. */
  readonly waits: boolean;
  /** Of what the selector finds, what is to go; all when absent. */
  readonly choose?: (found: readonly WatchedEntry[]) => readonly WatchedEntry[];
  /** What is told of each that goes. */
  readonly onRemoved?: (entry: WatchedEntry) => void;
  /** Foreground: an object goes after what belongs to it. */
  readonly propagation?: 'Background' | 'Foreground';
  /** How long it may take until all is gone, ms; the job's maxWaitTimeout when absent. */
  readonly patience?: number;
}

/** Deletions that were sent. */
export interface Removing {
  /** How many were asked for. */
  readonly sent: number;
  /** Waits until they are done; must be called, or `close`. */
  readonly untilGone: () => Promise<void>;
  readonly close: () => void;
}

/** Deletes what a selector finds at the job's rate, and waits until it is gone. Gives how many deletions were asked for. */
export async function remove(run: RunContext, job: JobPlan, load: Load, removal: Removal): Promise<number> {
  const removing = await startRemoval(run, job, load, removal);
  if (removal.waits) await removing.untilGone();
  removing.close();
  return removing.sent;
}

/** The same, without the wait. */
export async function startRemoval(run: RunContext, job: JobPlan, load: Load, removal: Removal): Promise<Removing> {
  const { resource, selector, choose } = removal;
  const path = collectionPath(resource, run.plan.oneNamespace);
  const { connection, signal } = run;
  const watch = watchKind({ connection, path, selector, readiness: readyAtOnce, signal });
  try {
    await watch.synced;
    load.resume();
    const found = [...watch.entries.values()];
    const chosen = choose ? choose(found) : found;
    const sent = await deleteEach(run, load, removal, chosen);
    const untilGone = (): Promise<void> =>
      waitUntilGone(run, job, removal, watch, { found, chosen }).finally(watch.close);
    return { sent, untilGone, close: watch.close };
  } catch (error) {
    watch.close();
    throw error;
  }
}

async function deleteEach(
  run: RunContext,
  load: Load,
  { resource, propagation = 'Background', onRemoved }: Removal,
  chosen: readonly WatchedEntry[],
): Promise<number> {
  let sent = 0;
  for (const entry of chosen) {
    if (!(await load.next())) break;
    const { uid, name, namespace } = entry;
    const body = { kind: 'DeleteOptions', apiVersion: 'v1', propagationPolicy: propagation, preconditions: { uid } };
    const path = `${collectionPath(resource, namespace)}/${name}`;
    const timeoutMs = run.plan.config.global.requestTimeout;
    load.send(`delete ${resource.plural}`, { method: 'DELETE', path, body, timeoutMs }, succeeded => {
      if (succeeded) onRemoved?.(entry);
    });
    sent++;
  }
  await load.allAnswered();
  return sent;
}

async function waitUntilGone(
  run: RunContext,
  job: JobPlan,
  { resource, patience }: Removal,
  watch: KindWatch,
  { found, chosen }: { readonly found: readonly WatchedEntry[]; readonly chosen: readonly WatchedEntry[] },
): Promise<void> {
  const { maxWaitTimeout, name } = job.config;
  const limit = patience ?? maxWaitTimeout;
  // Some may be gone by now: how many are left says nothing of how many were chosen.
  const all = chosen.length === found.length;
  const left = (): number => (all ? watch.entries.size : chosen.filter(({ uid }) => watch.entries.has(uid)).length);
  const gone = await watch.until(() => left() === 0, performance.now() + limit);
  if (gone || run.signal.aborted) return;
  const what = count(left(), `object of ${resource.plural}`, `objects of ${resource.plural}`);
  run.fail({
    exitCode: 2,
    sentence: `${what} still there ${timeInWords(limit)} after job ${name} deleted them${patience === undefined ? ' (maxWaitTimeout)' : ''}.`,
  });
}
