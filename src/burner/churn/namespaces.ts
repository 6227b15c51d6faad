import type { PlannedObject } from '../../burner-config/plan';
import { resourceOf } from '../../cluster/discovery';
import { RUN_LABEL } from '../../runs/run-label';
import { askedResource, type Creating } from '../jobs/creating';
import { makeIterations } from '../jobs/make-iterations';
import { labelsOf, selectorText } from '../made-objects';
import { sleep } from '../pacing';
import { waitForReady, waitsAtEnd } from '../ready';
import { remove, startRemoval, type Removing } from '../remove';
import { churnBlock, sharedNamespaces, type Block } from './block';
import { DELETION_PATIENCE, shareOf, type ChurnConfig } from './churn';

/** Deletes a block of the job's namespaces with all that is in them, and makes them again. */
export async function churnNamespaces(creating: Creating, config: ChurnConfig): Promise<number | undefined> {
  const { run, job, load, made, namespaces } = creating;
  const block = blockOf(creating, config);
  const iterations = iterationsOf(creating, block);
  const sharers = await removeShared(creating, iterations);
  const removed = await removeNamespaces(creating, block);
  for (const shared of sharers) await shared.untilGone();
  await sleep(config.deleteDelay, run.signal);
  namespaces.forget(removed);
  const isGone = ({ namespace }: PlannedObject): boolean => namespace === undefined || removed.has(namespace);
  const only = (object: PlannedObject): boolean => {
    if (isGone(object)) made.remove(object, 1);
    return isGone(object);
  };
  load.resume();
  const went = await makeIterations(creating, { from: iterations.start, to: iterations.end, only });
  await load.allAnswered();
  const isReady = went && (!waitsAtEnd(run, job) || (await waitForReady(run, job, made)));
  return isReady ? removed.size : undefined;
}

function blockOf({ job }: Creating, { percent }: ChurnConfig): Block {
  const all = job.madeNamespaces.length;
  const every = Math.max(1, ...job.config.objects.map(({ repeatEveryNIterations }) => repeatEveryNIterations));
  const unit = sharedNamespaces(every, job.config.iterationsPerNamespace);
  return churnBlock(all, shareOf(percent, all), unit, Math.random);
}

/** The iterations that belong to namespaces. */
function iterationsOf({ job }: Creating, { start, end }: Block): Block {
  const { jobIterations, iterationsPerNamespace, namespacedIterations } = job.config;
  if (!namespacedIterations) return { start: 0, end: jobIterations };
  return { start: start * iterationsPerNamespace, end: Math.min(end * iterationsPerNamespace, jobIterations) };
}

/** Names of those that went: one that was there before the run carries no label of it, and stays. */
async function removeNamespaces({ run, job, load }: Creating, { start, end }: Block): Promise<ReadonlySet<string>> {
  const names = new Set(job.madeNamespaces.slice(start, end));
  const removed = new Set<string>();
  const resource = await resourceOf(run.connection, 'v1', 'Namespace');
  await remove(run, job, load, {
    resource,
    selector: selectorText({ 'kube-burner.io/job': job.config.name, [RUN_LABEL]: run.runId }),
    waits: true,
    patience: DELETION_PATIENCE,
    choose: found => found.filter(({ name }) => names.has(name)),
    onRemoved: ({ name }) => removed.add(name),
  });
  return removed;
}

/** Cluster-scoped objects of these iterations: they go beside the namespaces, because they may hold each other. */
async function removeShared(
  { run, job, load, ...rest }: Creating,
  { start, end }: Block,
): Promise<readonly Removing[]> {
  const sharers: Removing[] = [];
  for (const object of job.objects({ iteration: 0, replica: 1 })) {
    if (object.namespace !== undefined || run.signal.aborted) continue;
    const resource = await askedResource({ run, job, load, ...rest }, object);
    const isIn = (iteration: number): boolean => iteration >= start && iteration < end;
    const removal = {
      resource,
      selector: selectorText({ ...labelsOf(job, object), [RUN_LABEL]: run.runId }),
      waits: true,
      patience: DELETION_PATIENCE,
      choose: found => found.filter(({ labels }) => isIn(Number(labels['kube-burner.io/job-iteration']))),
    } satisfies Parameters<typeof startRemoval>[3];
    sharers.push(await startRemoval(run, job, load, removal));
  }
  return sharers;
}
