import { ClusterError } from '../../cluster/cluster-error';
import type { Connection } from '../../cluster/connection';
import { collectionPath, resourceOf } from '../../cluster/discovery';
import type { Check, CheckInput } from './check';
import type { PlannedGroup } from './planned-load';

/** At most so many templates are shown to the server. */
const shownAtMost = 20;

/**
 * One object of each template, and one pod of it, is shown to the API server (dryRun=All, nothing is stored) where its
 * namespace is there already: LimitRanges, quotas that are used up, PodSecurity and webhooks answer as they would.
 */
export const admission: Check = {
  looksAt: 'namespaces',
  async run(input) {
    const groups = firstOfTemplates(input).slice(0, shownAtMost);
    const answers = await Promise.all(groups.map(group => answerTo(input.connection, group)));
    return {
      refusals: answers.flatMap(({ object }) => object),
      warnings: answers.flatMap(({ pod }) => pod),
    };
  },
};

function firstOfTemplates({ load, namespaces }: CheckInput): readonly PlannedGroup[] {
  const there = load.groups.filter(({ namespace }) => namespace !== undefined && namespaces?.has(namespace) === true);
  return [...new Map(there.map(group => [`${group.job} ${group.example.objectIndex}`, group])).values()];
}

async function answerTo(connection: Connection, { example, job, namespace = '', pod }: PlannedGroup) {
  const { apiVersion, kind, name, body } = example;
  const refused = await refusal(connection, namespace, { apiVersion, kind, body });
  const what = `${kind} ${name} of job ${job} in namespace ${namespace}`;
  if (refused !== undefined) return { object: [`The API server would refuse ${what}: ${refused}`], pod: [] };
  if (pod === undefined || pod.bare) return { object: [], pod: [] };
  const metadata = { ...pod.metadata, name: `${name.slice(0, 40)}-headroom-preflight`, namespace };
  const of = { apiVersion: 'v1', kind: 'Pod', body: { apiVersion: 'v1', kind: 'Pod', metadata, spec: pod.spec } };
  const refusedPod = await refusal(connection, namespace, of);
  if (refusedPod === undefined) return { object: [], pod: [] };
  return { object: [], pod: [`The API server would refuse the pods of ${what}: ${refusedPod}`] };
}

type Shown = Readonly<{ apiVersion: string; kind: string; body: object }>;

/** Why the server would not take it; undefined also where that cannot be said (no right, already there, no dry run). */
async function refusal(connection: Connection, namespace: string, shown: Shown): Promise<string | undefined> {
  try {
    const resource = await resourceOf(connection, shown.apiVersion, shown.kind);
    const path = collectionPath(resource, namespace);
    await connection.request({ method: 'POST', path, query: { dryRun: 'All' }, body: shown.body, discardBody: true });
    return undefined;
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    const isRefusal = error.kind === 'forbidden' || error.kind === 'invalid';
    return isRefusal && !/may not create|dry.?run/i.test(error.message) ? error.message : undefined;
  }
}
