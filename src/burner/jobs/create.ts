import type { JobPlan, PlannedObject } from '../../burner-config/plan';
import { collectionPath, resourceOf, type ServedResource } from '../../cluster/discovery';
import { jobLoad, type Load } from '../load';
import { makeNamespace } from '../namespaces';
import { sleep } from '../pacing';
import { waitForReady, type ExpectedObjects } from '../ready';
import type { RequestLog } from '../request-log';
import type { RunContext } from '../run-context';
import { objectLabels, withRunLabels } from '../run-labels';

/** Makes every object of the plan at the job's rate, iteration by iteration, then waits as the config says. */
export async function runCreateJob(run: RunContext, job: JobPlan, log: RequestLog): Promise<void> {
  const load = jobLoad(run, job.config, log);
  const resources = await resourcesOf(run, job);
  const namespaces = namespaceMaker(run, job);
  const made: ExpectedObjects = new Map();
  if (job.config.preCreateNamespaces) await namespaces.makeAll();
  load.resume();
  let iteration: number | undefined;
  for (const object of job.objects()) {
    if (run.signal.aborted) break;
    if (iteration !== undefined && object.iteration !== iteration) await endIteration(run, job, load, made);
    iteration = object.iteration;
    if (await namespaces.make(object.namespace)) load.resume();
    if (!(await load.next())) break;
    const resource =
      resources.get(kindKey(object)) ?? (await resourceOf(run.connection, object.apiVersion, object.kind));
    create(run, job, object, resource, load, made);
  }
  await load.allAnswered();
  if (job.config.waitWhenFinished || job.config.podWait) await waitForReady(run, job, made);
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
  made: ExpectedObjects,
): void {
  const path = collectionPath(resource, object.namespace);
  const body = withRunLabels(object.body, objectLabels(run.runId, job.config.name, object));
  load.send(`create ${resource.plural}`, { method: 'POST', path, body }, succeeded => {
    if (!succeeded) return;
    const known = made.get(kindKey(object)) ?? { apiVersion: object.apiVersion, kind: object.kind, count: 0 };
    made.set(kindKey(object), { ...known, count: known.count + 1 });
  });
}

async function endIteration(run: RunContext, job: JobPlan, load: Load, made: ExpectedObjects): Promise<void> {
  const { podWait, jobIterationDelay } = job.config;
  if (podWait) {
    await load.allAnswered();
    await waitForReady(run, job, made);
  }
  if (jobIterationDelay > 0) await sleep(jobIterationDelay, run.signal);
  if (podWait || jobIterationDelay > 0) load.resume();
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
