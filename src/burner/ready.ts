import type { JobPlan } from '../burner-config/plan';
import { RUN_LABEL } from '../runs/run-label';
import type { KindWatch } from './kind-watch';
import { labelsOf, selectorText, type Made, type MadeObjects } from './made-objects';
import { waitForFound } from './ready-found';
import type { RunContext } from './run-context';
import { failNotReady, untilReady, type Look } from './wait-outcome';
import { waiterFor } from './waiters/custom-status';
import type { Waiter } from './waiters/waiter';

/** Watches begin before objects are made, so that one which goes again is not missed. */
export async function watchForReady(run: RunContext, job: JobPlan): Promise<void> {
  const waits = waitsAtEnd(run, job) || job.config.podWait || run.plan.config.global.waitWhenFinished;
  if (!waits && !isChurning(job)) return;
  const kinds = new Map<string, { apiVersion: string; kind: string }>();
  for (const object of job.objects({ iteration: 0, replica: 1 })) {
    const { apiVersion, kind, entry } = object;
    const isOwn = !entry.waitOptions?.kind && !entry.waitOptions?.labelSelector;
    if (entry.wait && isOwn && waiterFor(entry, kind)) kinds.set(`${apiVersion}/${kind}`, { apiVersion, kind });
  }
  for (const { apiVersion, kind } of kinds.values()) await run.watchOf(apiVersion, kind);
}

/** Whether a job deletes and makes again a part of its objects: for some rounds, or some time. */
export const isChurning = ({ config: { churnConfig } }: JobPlan): boolean =>
  churnConfig !== undefined && (churnConfig.cycles > 0 || churnConfig.duration > 0);

/** kube-burner's order: one wait at the end of the job takes the place of podWait's; one at the end of the run that of both. */
export function waitsAtEnd({ plan }: RunContext, { config }: JobPlan): boolean {
  return !plan.config.global.waitWhenFinished && config.waitWhenFinished;
}

/**
 * Waits until everything the job made (of one group, if given) is ready. False when something is not at maxWaitTimeout,
 * which fails the run with exit code 2, when something can never be, which fails it with 1, or when the run was cancelled.
 */
export async function waitForReady(run: RunContext, job: JobPlan, made: Made, group?: number): Promise<boolean> {
  const deadline = performance.now() + job.config.maxWaitTimeout;
  let allReady = true;
  for (const expected of made.all()) {
    if (run.signal.aborted) break;
    if (!expected.entry.wait || (group !== undefined && (expected.entry.group?.id ?? 0) !== group)) continue;
    allReady = (await waitForMade(run, job, expected, deadline)) && allReady;
  }
  return allReady && !run.signal.aborted;
}

async function waitForMade(run: RunContext, job: JobPlan, made: MadeObjects, deadline: number): Promise<boolean> {
  const { waitOptions } = made.entry;
  const usual = waiterFor(made.entry, made.kind);
  const children = waitOptions?.kind
    ? { apiVersion: waitOptions.apiVersion ?? made.entry.apiVersion, kind: waitOptions.kind }
    : usual?.children;
  if (children || waitOptions?.labelSelector) {
    const { apiVersion, kind } = children ?? made;
    const waiter = waiterFor(made.entry, kind);
    if (waiter === undefined) return true;
    const labels = { ...waitOptions?.labelSelector, [RUN_LABEL]: run.runId };
    const least = leastOf(made, kind);
    return waitForFound(run, job, { apiVersion, kind, waiter, selector: selectorText(labels), least, made, deadline });
  }
  if (usual === undefined) return true;
  const watch = await run.watchOf(made.apiVersion, made.kind);
  return waitForOwn(run, job, { made, watch, waiter: usual, deadline });
}

/** So many children there must be: an empty list is not ready, as it is for kube-burner. */
function leastOf({ entry, pods, removedPods, count, removed }: MadeObjects, kind: string): number {
  if (Object.keys(entry.waitOptions?.labelSelector ?? {}).length > 0) return 1;
  if (kind === 'Pod') return Math.max(pods - removedPods, 1);
  return kind === 'Build' ? count - removed : 1;
}

interface OwnWait {
  readonly made: MadeObjects;
  readonly watch: KindWatch;
  readonly waiter: Waiter;
  readonly deadline: number;
}

async function waitForOwn(run: RunContext, job: JobPlan, { made, watch, waiter, deadline }: OwnWait): Promise<boolean> {
  const { name } = job.config;
  const labels = Object.entries(labelsOf(job, made));
  const seen = () =>
    [...watch.entries.values()].filter(entry => labels.every(([key, value]) => entry.labels[key] === value));
  const look = (): Look => {
    const { ready, gone, failed } = watch.countOf(name, made.objectIndex);
    // What went again was ready, or is missed by verifyObjects.
    return { missing: made.count - ready - gone, failed, seen };
  };
  const notReady = await untilReady(watch, look, deadline);
  if (notReady && !run.signal.aborted) failNotReady(run, job, { kind: made.kind, waiter, ...notReady });
  return notReady === undefined;
}
