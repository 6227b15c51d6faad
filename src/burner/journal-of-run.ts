import { writeJournal, type Journal } from '../runs/journal';
import { ownIdentity } from '../runs/process-identity';
import type { RunRequest } from './run-request';

const LOOKING = ['get', 'list', 'watch'];

/** Puts on disk what a clean-up needs, before the first object is made. */
export async function openJournal(request: RunRequest, startedAt: number): Promise<Journal> {
  const { plan, connection, runId, title, target } = request;
  const unique = (names: readonly string[]): string[] => [...new Set(names)];
  // What is only looked at leaves nothing.
  const kinds = plan.jobs
    .flatMap(job => job.kinds.filter(({ verbs }) => verbs.some(verb => !LOOKING.includes(verb))))
    .map(({ apiVersion, kind }) => ({ apiVersion, kind }));
  const journal: Journal = {
    ...{ schemaVersion: 1, runId, title, startedAt, context: connection.context, server: target.server },
    kubeconfig: connection.kubeconfigFiles,
    madeNamespaces: unique(plan.jobs.flatMap(job => job.madeNamespaces)),
    namespaces: unique(plan.jobs.flatMap(job => job.namespaces)),
    kinds: [...new Map(kinds.map(kind => [`${kind.apiVersion}/${kind.kind}`, kind])).values()],
    runner: await ownIdentity(),
    state: 'running',
  };
  await writeJournal(journal);
  return journal;
}
