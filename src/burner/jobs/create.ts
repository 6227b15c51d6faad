import type { JobPlan, PlannedObject } from '../../burner-config/plan';
import { collectionPath, resourceOf, type ServedResource } from '../../cluster/discovery';
import { jobLoad, type Load } from '../load';
import { makeNamespace } from '../namespaces';
import { sleep } from '../pacing';
import { madeObjects, type Made } from '../made-objects';
import { waitForReady } from '../ready';
import type { RequestLog } from '../request-log';
import type { RunContext } from '../run-context';
import { objectLabels, withRunLabels } from '../run-labels';
import { verifyObjects } from '../verify';

/** Makes every object of the plan at the job's rate, iteration by iteration, then waits as the config says. */
export async function runCreateJob(run: RunContext, job: JobPlan, log: RequestLog): Promise<void> {
  const load = jobLoad(run, job.config, log);
  const resources = await resourcesOf(run, job);
  const namespaces = namespaceMaker(run, job);
  const made = madeObjects();
  if (job.config.preCreateNamespaces) await namespaces.makeAll();
  load.resume();
  const endIterations = iterationEnds(run, job, load, made);
  for (const object of job.objects()) {
    if (run.signal.aborted) break;
    if (!(await endIterations(object.iteration))) break;
    if (await namespaces.make(object.namespace)) load.resume();
    if (!(await load.next())) break;
    const resource =
      resources.get(kindKey(object)) ?? (await resourceOf(run.connection, object.apiVersion, object.kind));
    create(run, job, object, resource, load, made);
  }
  await load.allAnswered();
  if (!(await endIterations(job.config.jobIterations))) return;
  if (waitsAtEnd(run, job)) await waitForReady(run, job, made);
  if (job.config.verifyObjects) await verifyObjects(run, job, made);
}

const kindKey = ({ apiVersion, kind }: { apiVersion: string; kind: string }): string => `${apiVersion}/${kind}`;

async function resourcesOf(run: RunContext, job: JobPlan): Promise<Map<string, ServedResource>> {
  const kinds = job.kinds.filter(({ verbs }) => verbs.includes('create'));
  return new Map(
    await Promise.all(
      kinds.map(async (kind): Promise<[string, ServedResource]> => {
        return [kindKey(kind), await resourceOf(run.connection, kind.apiVersion, kind.kind)];
      }),
    ),
  );
}

function create(
  run: RunContext,
  job: JobPlan,
  object: PlannedObject,
  resource: ServedResource,
  load: Load,
  made: Made,
): void {
  const path = collectionPath(resource, object.namespace);
  const body = withRunLabels(object.body, objectLabels(run.runId, job.config.name, object));
  const timeoutMs = run.plan.config.global.requestTimeout;
  load.send(`create ${resource.plural}`, { method: 'POST', path, body, timeoutMs }, succeeded => {
    if (succeeded) made.add(object);
  });
}

/** kube-burner's order: one wait at the end, when asked for, takes the place of podWait's wait in each iteration. */
function waitsAtEnd({ plan }: RunContext, { config }: JobPlan): boolean {
  return plan.config.global.waitWhenFinished || config.waitWhenFinished;
}

/** Ends all iterations before `next`, as podWait and jobIterationDelay say; false when the job cannot go on. */
function iterationEnds(run: RunContext, job: JobPlan, load: Load, made: Made): (next: number) => Promise<boolean> {
  const { jobIterationDelay } = job.config;
  const podWait = job.config.podWait && !waitsAtEnd(run, job);
  let iteration = 0;
  return async next => {
    if (next <= iteration) return !run.signal.aborted;
    if (podWait) {
      await load.allAnswered();
      if (!(await waitForReady(run, job, made))) return false;
    }
    for (; iteration < next && !run.signal.aborted; iteration++) await sleep(jobIterationDelay, run.signal);
    if (podWait || jobIterationDelay > 0) load.resume();
    return !run.signal.aborted;
  };
}

function namespaceMaker(run: RunContext, job: JobPlan) {
  const missing = new Set(job.madeNamespaces);
  const make = async (name: string | undefined): Promise<boolean> => {
    if (name === undefined || !missing.delete(name) || run.signal.aborted) return false;
    await makeNamespace(run, job, name);
    return true;
  };
  return {
    make,
    async makeAll() {
      for (const name of job.madeNamespaces) await make(name);
    },
  };
}
