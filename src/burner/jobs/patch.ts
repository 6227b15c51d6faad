import type { JobPlan, PlannedPatch } from '../../burner-config/plan';
import { jobLoad, type Load } from '../load';
import type { RequestLog } from '../request-log';
import type { RunContext } from '../run-context';
import type { AfterJob } from './job';
import { select, type Selected } from './selected';
import { runInSequence, waitForAllSelected } from './sequence';

const APPLY = 'application/apply-patch+yaml';
/** Of the fields that apply patches set. */
const FIELD_MANAGER = 'headroom';

/** Patches what each selection finds, in every iteration: all at once, or one selection after another (executionMode). */
export async function runPatchJob(run: RunContext, job: JobPlan, log: RequestLog): Promise<AfterJob | undefined> {
  const load = jobLoad(run, job.config, log);
  await (job.config.executionMode === 'sequential' ? inSequence(run, job, load) : atOnce(run, job, load));
  return undefined;
}

function inSequence(run: RunContext, job: JobPlan, load: Load): Promise<void> {
  return runInSequence(run, job, load, async (selection, iteration) => {
    const found = await select(run, job, selection);
    load.resume();
    for (const patch of job.patches({ iteration })) {
      if (patch.objectIndex === selection.objectIndex && !(await patchAll(run, load, patch, found))) return;
    }
  });
}

/** What a selection finds is listed once; then everything goes, held back by the rate alone. */
async function atOnce(run: RunContext, job: JobPlan, load: Load): Promise<void> {
  const found = new Map<number, Selected>();
  for (const selection of job.selections) found.set(selection.objectIndex, await select(run, job, selection));
  load.resume();
  for (const patch of job.patches()) {
    const selected = found.get(patch.objectIndex);
    if (selected && !(await patchAll(run, load, patch, selected))) break;
  }
  await load.allAnswered();
  if (!run.plan.config.global.waitWhenFinished) await waitForAllSelected(run, job);
}

async function patchAll(
  run: RunContext,
  load: Load,
  { patch, patchType }: PlannedPatch,
  { resource, paths }: Selected,
): Promise<boolean> {
  const what = `patch ${resource.plural}`;
  // JSON is YAML, too.
  const body = JSON.stringify(patch);
  const timeoutMs = run.plan.config.global.requestTimeout;
  const query = patchType === APPLY ? { query: { fieldManager: FIELD_MANAGER } } : {};
  for (const path of paths) {
    if (!(await load.next())) return false;
    load.send(what, { method: 'PATCH', path, body, contentType: patchType, timeoutMs, ...query });
  }
  return true;
}
