import type { JobPlan } from '../burner-config/plan';
import { ClusterError } from '../cluster/cluster-error';
import { RUN_LABEL } from '../runs/run-label';
import type { RunContext } from './run-context';
import { jobLabels } from './run-labels';

/** Namespaces that are made ahead of the iteration that needs them, so that the load does not stand still for each. */
const aheadAtMost = 8;

/** Makes the namespaces of one job, each once. */
export interface NamespaceMaker {
  /** Resolves when the namespace is there; at once for one that the job does not make. Undefined when there is nothing to wait for. */
  readonly make: (name: string | undefined) => Promise<void> | undefined;
  readonly makeAll: () => Promise<void>;
  /** These were removed by churn, and are to be made again. */
  readonly forget: (names: Iterable<string>) => void;
}

/** `ahead`: later namespaces may be made while objects are sent. */
export function namespaceMaker(run: RunContext, job: JobPlan, ahead: boolean): NamespaceMaker {
  const names = job.madeNamespaces;
  const place = new Map(names.map((name, at) => [name, at]));
  const made = new Map<string, Promise<void>>();
  const done = new Set<string>();
  const start = (name: string): Promise<void> => {
    const known = made.get(name);
    if (known) return known;
    const making = makeNamespace(run, job, name).then(() => void done.add(name));
    // Whoever needs the namespace gets the error; nobody may, when the run ends before.
    making.catch(() => undefined);
    made.set(name, making);
    return making;
  };
  return {
    make(name) {
      if (name === undefined || done.has(name) || run.signal.aborted) return undefined;
      const at = place.get(name);
      if (at === undefined) return undefined;
      const last = ahead ? Math.min(at + aheadAtMost, names.length - 1) : at;
      for (const next of names.slice(at + 1, last + 1)) void start(next);
      return start(name);
    },
    async makeAll() {
      for (let at = 0; at < names.length && !run.signal.aborted; at += aheadAtMost) {
        await Promise.all(names.slice(at, at + aheadAtMost).map(start));
      }
    },
    forget(removed) {
      for (const name of removed) {
        made.delete(name);
        done.delete(name);
      }
    },
  };
}

/**
 * Makes a namespace of a create job with the run's labels. One that is there already is used as it is, and stays
 * afterwards. @throws ClusterError for one that another run made
 */
export async function makeNamespace(run: RunContext, job: JobPlan, name: string): Promise<void> {
  const { namespaceLabels, namespaceAnnotations } = job.config;
  const metadata = {
    name,
    labels: { ...namespaceLabels, ...jobLabels(run.runId, job.config.name) },
    annotations: namespaceAnnotations,
  };
  const body = { apiVersion: 'v1', kind: 'Namespace', metadata };
  try {
    await run.connection.request({ method: 'POST', path: '/api/v1/namespaces', body, signal: run.signal });
  } catch (error) {
    if (!(error instanceof ClusterError) || error.kind !== 'conflict') throw error;
    const owner = await ownerOf(run, name);
    if (owner === run.runId) return;
    if (owner !== undefined) throw belongsToAnother(name, owner);
    run.note(`Namespace ${name} was there before the run: it is used, and not removed.`);
  }
}

async function ownerOf(run: RunContext, name: string): Promise<string | undefined> {
  const { body } = await run.connection.request<{ readonly metadata: { readonly labels?: Record<string, string> } }>({
    method: 'GET',
    path: `/api/v1/namespaces/${name}`,
    signal: run.signal,
  });
  return body.metadata.labels?.[RUN_LABEL];
}

/** The clean-up of the run that made a namespace removes all that is in it, also what we would put there. */
function belongsToAnother(name: string, owner: string): ClusterError {
  return new ClusterError(
    'conflict',
    `Namespace ${name} belongs to run ${owner}, whose clean-up removes all in it: wait until that run has ended, remove what it left (headroom clean --run ${owner}), or take another namespace.`,
  );
}
