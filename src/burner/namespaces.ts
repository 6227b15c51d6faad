import type { JobPlan } from '../burner-config/plan';
import { ClusterError } from '../cluster/cluster-error';
import type { RunContext } from './run-context';
import { jobLabels } from './run-labels';

/** Makes a namespace of a create job with the run's labels. One that is there already is used as it is, and stays afterwards. */
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
    run.note(`Namespace ${name} was there before the run: it is used, and not removed.`);
  }
}
