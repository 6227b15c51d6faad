import type { PlannedObject } from '../../burner-config/plan';
import { RUN_LABEL } from '../../runs/run-label';
import { askedResource, type Creating } from '../jobs/creating';
import { makeObjects } from '../jobs/make-iterations';
import type { WatchedEntry } from '../kind-watch';
import { labelsOf, selectorText } from '../made-objects';
import { sleep } from '../pacing';
import { waitForReady } from '../ready';
import { startRemoval, type Removing } from '../remove';
import { DELETION_PATIENCE, shareOf, type ChurnConfig } from './churn';

/** Deletes the oldest objects of each entry, and makes them again from their templates. */
export async function churnObjects(creating: Creating, config: ChurnConfig): Promise<number | undefined> {
  const { run, job, load, made } = creating;
  const removed = await removeOldest(creating, config);
  await sleep(config.deleteDelay, run.signal);
  load.resume();
  for (const [iteration, places] of byIteration(removed)) {
    const only = (object: PlannedObject): boolean => {
      const isAgain = places.has(placeOf(object));
      if (isAgain) made.remove(object, 1);
      return isAgain;
    };
    if (!(await makeObjects(creating, iteration, { only }))) return undefined;
  }
  await load.allAnswered();
  return (await waitForReady(run, job, made)) ? removed.length : undefined;
}

/** All deletions are sent before any is waited for. */
async function removeOldest({ run, job, load, made, ...rest }: Creating, config: ChurnConfig): Promise<WatchedEntry[]> {
  const removed: WatchedEntry[] = [];
  const removals: Removing[] = [];
  for (const object of job.objects({ iteration: 0, replica: 1 })) {
    if (!object.entry.churn || run.signal.aborted) continue;
    const resource = await askedResource({ run, job, load, made, ...rest }, object);
    const removing = await startRemoval(run, job, load, {
      resource,
      selector: selectorText({ ...labelsOf(job, object), [RUN_LABEL]: run.runId }),
      waits: true,
      patience: DELETION_PATIENCE,
      propagation: 'Foreground',
      choose: found => oldest(found, shareOf(config.percent, found.length)),
      onRemoved: entry => removed.push(entry),
    });
    removals.push(removing);
  }
  for (const removing of removals) await removing.untilGone();
  return removed;
}

/** creationTimestamp has whole seconds: of the same second, the earlier iteration is older. */
function oldest(found: readonly WatchedEntry[], many: number): readonly WatchedEntry[] {
  return [...found].sort((a, b) => a.createdAt - b.createdAt || iterationOf(a) - iterationOf(b)).slice(0, many);
}

const iterationOf = ({ labels }: WatchedEntry): number => Number(labels['kube-burner.io/job-iteration']);
const placeOf = ({ objectIndex, replica }: { objectIndex: number; replica: number }): string =>
  `${objectIndex}/${replica}`;

function byIteration(entries: readonly WatchedEntry[]): ReadonlyMap<number, ReadonlySet<string>> {
  const iterations = new Map<number, Set<string>>();
  for (const entry of entries) {
    const places = iterations.get(iterationOf(entry)) ?? new Set();
    places.add(`${entry.labels['kube-burner.io/index']}/${entry.labels['kube-burner.io/replica']}`);
    iterations.set(iterationOf(entry), places);
  }
  return new Map([...iterations].sort(([a], [b]) => a - b));
}
