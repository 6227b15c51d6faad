import type { JobPlan } from '../burner-config/plan';
import { ClusterError } from '../cluster/cluster-error';
import { RUN_LABEL } from '../runs/run-label';
import type { RunContext } from './run-context';
import { jobLabels } from './run-labels';

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
    await refuseNamespaceOfAnother(run, name);
    run.note(`Namespace ${name} was there before the run: it is used, and not removed.`);
  }
}

/** The clean-up of the run that made a namespace removes all that is in it, also what we would put there. */
async function refuseNamespaceOfAnother(run: RunContext, name: string): Promise<void> {
  const { body } = await run.connection.request<{ readonly metadata: { readonly labels?: Record<string, string> } }>({
    method: 'GET',
    path: `/api/v1/namespaces/${name}`,
    signal: run.signal,
  });
  const owner = body.metadata.labels?.[RUN_LABEL];
  if (owner === undefined || owner === run.runId) return;
  throw new ClusterError(
    'conflict',
    `Namespace ${name} belongs to run ${owner}, whose clean-up removes all in it: wait until that run has ended, remove what it left (headroom clean --run ${owner}), or take another namespace.`,
  );
}
