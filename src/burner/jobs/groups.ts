import type { JobPlan } from '../../burner-config/plan';
import { RUN_LABEL } from '../../runs/run-label';
import { selectorText } from '../made-objects';
import { sleep } from '../pacing';
import { waitForReady } from '../ready';
import { remove } from '../remove';
import { askedResource, type Creating } from './creating';
import { makeIterations } from './make-iterations';

/** The groups of a job in ascending order; none unless an entry names one. */
export function groupsOf({ config }: JobPlan): readonly number[] {
  const groups = new Set(config.objects.map(({ group }) => group?.id ?? 0));
  return [...groups].some(group => group > 0) ? [...groups].sort((a, b) => a - b) : [];
}

/** Makes all iterations of one group, waits for them, and removes them where the group says so, before the next group. */
export async function runGroups(creating: Creating, groups: readonly number[]): Promise<boolean> {
  for (const group of groups) {
    if (!(await runGroup(creating, group))) return false;
  }
  return true;
}

async function runGroup(creating: Creating, group: number): Promise<boolean> {
  const { run, job, load, made } = creating;
  const { config } = job;
  const step = `${config.name}: group ${group}`;
  run.step(step, 'started', `${config.jobIterations} iterations`);
  const went = await makeIterations(creating, { from: 0, to: config.jobIterations, group });
  await load.allAnswered();
  const waits = !run.plan.config.global.waitWhenFinished && (config.podWait || config.waitWhenFinished);
  const isReady = went && (!waits || (await waitForReady(run, job, made, group)));
  if (!isReady) {
    run.step(step, 'failed', 'not ready, or stopped');
    return false;
  }
  await collectGroup(creating, group);
  run.step(step, 'done', 'ended');
  load.resume();
  return !run.signal.aborted;
}

/** The longest pauses of a group's entries count, as in kube-burner; where nothing is collected there is none. */
async function collectGroup({ run, job, load, made, ...creating }: Creating, group: number): Promise<void> {
  const entries = job.config.objects.flatMap(entry => (entry.group?.id === group ? [entry.group] : []));
  if (!entries.some(({ gc }) => gc)) return;
  await sleep(Math.max(...entries.map(({ pauseBeforeGC }) => pauseBeforeGC)), run.signal);
  for (const object of job.objects({ iteration: 0, replica: 1, group })) {
    if (!object.entry.group?.gc || run.signal.aborted) continue;
    const resource = await askedResource({ run, job, load, made, ...creating }, object);
    const index = { 'kube-burner.io/job': job.config.name, 'kube-burner.io/index': String(object.objectIndex) };
    const selector = selectorText({ ...index, [RUN_LABEL]: run.runId });
    const removed = await remove(run, job, load, { resource, selector, waits: job.config.waitForDeletion });
    made.remove(object, removed);
  }
  await sleep(Math.max(...entries.map(({ pauseAfterGC }) => pauseAfterGC)), run.signal);
}
