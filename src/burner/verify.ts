import type { JobPlan } from '../burner-config/plan';
import { collectionPath, resourceOf } from '../cluster/discovery';
import { list } from '../cluster/list';
import { RUN_LABEL } from '../runs/run-label';
import { labelsOf, selectorText, type Made, type MadeObjects } from './made-objects';
import type { RunContext } from './run-context';

/** Looks whether all that the job made and did not remove itself is still there (verifyObjects); fewer fail the run where errorOnVerify says so. */
export async function verifyObjects(run: RunContext, job: JobPlan, made: Made): Promise<void> {
  for (const objects of made.all()) {
    if (run.signal.aborted) return;
    const expected = objects.count - objects.removed;
    const { plural, found } = await findMade(run, job, objects);
    if (found >= expected) continue;
    const sentence = `only ${found} of the ${expected} ${plural} that job ${job.config.name} made are there (verifyObjects): something else deleted the others.`;
    if (job.config.errorOnVerify) run.fail({ exitCode: 1, sentence });
    else run.note(sentence);
  }
}

async function findMade(run: RunContext, job: JobPlan, made: MadeObjects): Promise<{ plural: string; found: number }> {
  const resource = await resourceOf(run.connection, made.apiVersion, made.kind);
  // What can only be asked and not kept, such as a review, has no list.
  if (!resource.verbs.includes('list')) return { plural: resource.plural, found: made.count };
  const labelSelector = selectorText({ [RUN_LABEL]: run.runId, ...labelsOf(job, made) });
  const path = collectionPath(resource, run.plan.oneNamespace);
  let found = 0;
  await list(run.connection.request, { path, query: { labelSelector }, signal: run.signal }, items => {
    found += items.length;
  });
  return { plural: resource.plural, found };
}
