import type { PlannedObject } from '../../burner-config/plan';
import { namespaceOf } from '../../burner-config/iterations';
import { sleep } from '../pacing';
import { waitForReady, waitsAtEnd } from '../ready';
import { askedResource, create, knownResource, type Creating } from './creating';

/** Iterations from `from` to before `to`, of one group if given, or only some objects of them. */
export interface IterationRange {
  readonly from: number;
  readonly to: number;
  readonly group?: number;
  readonly only?: (object: PlannedObject) => boolean;
}

/** Makes the objects of iterations in order, with their hooks, waits and pauses; false when the job cannot go on. */
export async function makeIterations(creating: Creating, range: IterationRange): Promise<boolean> {
  const { run, job, load, namespaces, made } = creating;
  const { jobIterationDelay, podWait } = job.config;
  // In groups the wait comes after each group.
  const waits =
    podWait && range.group === undefined && !waitsAtEnd(run, job) && !run.plan.config.global.waitWhenFinished;
  const hooked = run.hooks.has(job, 'onEachIteration');
  for (let iteration = range.from; iteration < range.to; iteration++) {
    if (run.signal.aborted) return false;
    if (hooked) await run.hooks.at(job, 'onEachIteration');
    const making = namespaces.make(namespaceFor(creating, iteration));
    if (making) await making;
    if (making ?? hooked) load.resume();
    if (!(await makeObjects(creating, iteration, range))) return false;
    if (waits) {
      await load.allAnswered();
      if (!(await waitForReady(run, job, made))) return false;
    }
    if (jobIterationDelay > 0) await sleep(jobIterationDelay, run.signal);
    if (waits || jobIterationDelay > 0) load.resume();
  }
  return !run.signal.aborted;
}

/** None where everything goes into one existing namespace, or nothing needs any. */
function namespaceFor({ run, job }: Creating, iteration: number): string | undefined {
  return run.plan.oneNamespace === undefined ? namespaceOf(job.config, iteration) : undefined;
}

/** Makes the objects of one iteration; false when the run was cancelled. */
export async function makeObjects(
  creating: Creating,
  iteration: number,
  { group, only }: Pick<IterationRange, 'group' | 'only'>,
): Promise<boolean> {
  const { job, load } = creating;
  for (const object of job.objects({ iteration, group })) {
    if (only && !only(object)) continue;
    if (!(await load.next())) return false;
    create(creating, object, knownResource(creating, object) ?? (await askedResource(creating, object)));
  }
  return true;
}
