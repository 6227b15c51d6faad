import { ClusterError } from '../../cluster/cluster-error';
import { missingRights } from '../../cluster/permissions';
import type { RunTarget } from '../../report/report';
import { count, timeInWords } from '../../report/words';
import { cleanRun } from '../../runs/clean';
import { writeJournal, type Journal } from '../../runs/journal';
import { RUN_LABEL } from '../../runs/run-label';
import { watchKind, type KindWatch } from '../kind-watch';
import { selectorText } from '../made-objects';
import type { RunContext } from '../run-context';
import { jobLabels } from '../run-labels';
import type { WatchedObject } from '../waiters/waiter';
import { daemonSet, PRELOAD, wantedImages, type WantedImage } from './daemon-sets';
import { isPulled, type PullingPod } from './pulled';

/** What loading images needs of a run. */
export type Preloading = Pick<RunContext, 'connection' | 'plan' | 'runId' | 'signal' | 'step' | 'note'> & {
  readonly target: Pick<RunTarget, 'nodes'>;
};

/**
 * Has every node pull the images of the jobs that ask for it (preLoadImages), before any job starts. What does not work is
 * noted, and the run goes on. Gives the journal, which knows of what was made before it was.
 */
export async function preloadImages(run: Preloading, journal: Journal): Promise<Journal> {
  const { images, periodMs } = wantedImages(run.plan);
  if (images.length === 0 || run.signal.aborted) return journal;
  const why = await whyNot(run);
  if (why !== undefined) {
    run.note(`Images are not loaded before the jobs (preLoadImages): ${why}`);
    return journal;
  }
  const written = withPreload(run, journal);
  await writeJournal(written);
  const step = 'load images';
  run.step(step, 'started', `${count(images.length, 'image')} on every node, ${timeInWords(periodMs)} at most`);
  try {
    const loaded = await load(run, images, periodMs);
    run.step(step, loaded ? 'done' : 'failed', loaded ? 'every node has them' : 'not everywhere in time');
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    if (!run.signal.aborted) run.note(`Images could not be loaded before the jobs (preLoadImages): ${error.message}`);
    run.step(step, 'failed', 'stopped by an error');
  }
  await tidy(run, written);
  return written;
}

async function whyNot({ connection, plan, target }: Preloading): Promise<string | undefined> {
  const { nodes } = target;
  if (nodes !== undefined && nodes.total === nodes.simulated) return 'all nodes are simulated, and pull nothing.';
  const place = plan.oneNamespace === undefined ? {} : { namespace: plan.oneNamespace };
  const right = (group: string, resource: string) => (verb: string) => ({ verb, group, resource, ...place });
  const missing = await missingRights(connection, [
    ...['create', 'list', 'watch', 'delete'].map(right('apps', 'daemonsets')),
    ...['list', 'watch'].map(right('', 'pods')),
    ...(plan.oneNamespace === undefined ? ['create', 'delete'].map(right('', 'namespaces')) : []),
  ]);
  const [first] = missing;
  return first && `this user may not ${first.verb} ${first.resource}.`;
}

const placeOf = ({ plan, runId }: Preloading): string => plan.oneNamespace ?? `headroom-preload-${runId.toLowerCase()}`;

function withPreload(run: Preloading, journal: Journal): Journal {
  const place = placeOf(run);
  const made = run.plan.oneNamespace === undefined ? [place] : [];
  return {
    ...journal,
    madeNamespaces: [...new Set([...journal.madeNamespaces, ...made])],
    namespaces: [...new Set([...journal.namespaces, place])],
    kinds: [...journal.kinds, { apiVersion: 'apps/v1', kind: 'DaemonSet' }],
  };
}

/** True when every node that takes the pods has their images. */
async function load(run: Preloading, images: readonly WantedImage[], periodMs: number): Promise<boolean> {
  const deadline = performance.now() + periodMs;
  await make(run, images);
  const pods = watchOf(run, 'api/v1', 'pods', pod => ({ isReady: () => isPulled(pod as PullingPod) }));
  const sets = watchOf(run, 'apis/apps/v1', 'daemonsets', set => ({
    isReady: () => set.status?.observedGeneration !== undefined,
  }));
  try {
    let desired = 0;
    listenDesired(sets, sum => (desired = sum));
    await Promise.all([pods.synced, sets.synced]);
    const observed = await sets.until(() => sets.total().ready === images.length, deadline);
    const pulled = observed && (await pods.until(() => pods.total().ready >= desired, deadline));
    if (pulled || run.signal.aborted) return pulled;
    run.note(
      `After ${timeInWords(periodMs)} (preLoadPeriod) ${pods.total().ready} of ${desired} images were pulled; the jobs start all the same.`,
    );
    return false;
  } finally {
    pods.close();
    sets.close();
  }
}

/** Tells how many pods the DaemonSets want in all, whenever that changes. */
function listenDesired(sets: KindWatch, tell: (sum: number) => void): void {
  const desired = new Map<string, number>();
  sets.listen(event => {
    if (event.type !== 'ADDED' && event.type !== 'MODIFIED') return;
    const { metadata, status } = event.object as WatchedObject;
    desired.set(metadata?.uid ?? '', status?.desiredNumberScheduled ?? 0);
    tell([...desired.values()].reduce((sum, one) => sum + one, 0));
  });
}

function watchOf(
  run: Preloading,
  root: string,
  plural: string,
  readiness: Parameters<typeof watchKind>[0]['readiness'],
): KindWatch {
  const { connection, signal, runId } = run;
  const selector = selectorText({ [RUN_LABEL]: runId, 'kube-burner.io/job': PRELOAD });
  return watchKind({ connection, signal, selector, readiness, path: `/${root}/namespaces/${placeOf(run)}/${plural}` });
}

async function make(run: Preloading, images: readonly WantedImage[]): Promise<void> {
  const { connection, signal, runId, plan } = run;
  const place = placeOf(run);
  if (plan.oneNamespace === undefined) {
    const body = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: place, labels: jobLabels(runId, PRELOAD) } };
    await connection.request({ method: 'POST', path: '/api/v1/namespaces', body, signal });
  }
  const path = `/apis/apps/v1/namespaces/${place}/daemonsets`;
  for (const [at, image] of images.entries()) {
    await connection.request({ method: 'POST', path, body: daemonSet(runId, at, image), signal });
  }
}

/** Before the jobs start nothing of it may be left, for its end would load the nodes beside them. */
async function tidy({ connection, signal, note }: Preloading, journal: Journal): Promise<void> {
  try {
    const { left } = await cleanRun(connection, { ...journal, job: PRELOAD }, { signal });
    if (left.length > 0) note('What loaded the images is still being removed while the jobs begin.');
  } catch (error) {
    // A run that was stopped removes it at its end.
    if (!signal.aborted && !(error instanceof ClusterError)) throw error;
    if (!signal.aborted) note(`What loaded the images is removed at the end of the run: ${String(error)}`);
  }
}
