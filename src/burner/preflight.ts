import type { RunPlan } from '../burner-config/plan';
import { ClusterError } from '../cluster/cluster-error';
import { clusterFacts } from '../cluster/cluster-facts';
import type { Connection } from '../cluster/connection';
import { missingRights } from '../cluster/permissions';
import { looksLikeProduction } from '../cluster/production';
import type { PlanSummary } from '../report/events';
import type { PreflightDocument } from '../report/preflight';
import { leftoverRuns } from '../runs/leftovers';
import { optionalRights, wantedRights } from './wanted-rights';

/** Looks, without changing anything, at all that a person should know before confirming a run. */
export async function preflight(
  names: { readonly title: string; readonly source: string },
  plan: RunPlan,
  summary: PlanSummary,
  connection: Connection,
): Promise<PreflightDocument> {
  const [facts, rights, leftovers, place, events] = await Promise.all([
    clusterFacts(connection),
    wantedRights(connection, plan),
    leftoverRuns(),
    placeRefusals(connection, plan),
    missingRights(connection, optionalRights(plan)),
  ]);
  const production = looksLikeProduction(connection);
  const { context, server } = connection;
  const { kubernetesVersion, nodes } = facts;
  return {
    schemaVersion: 1,
    ...names,
    plan: summary,
    target: { context, server, namespaces: summary.namespaces, kubernetesVersion, ...(nodes && { nodes }) },
    missingPermissions: await missingRights(connection, rights.wanted),
    ...(production !== undefined && { production }),
    refusals: [...rights.unknownKinds, ...place],
    leftovers: leftovers.map(({ runId, startedAt, title, context: of }) => ({ runId, startedAt, title, context: of })),
    notes: [...plan.notes, ...(events.length > 0 ? [withoutEvents] : [])],
  };
}

const withoutEvents =
  'This user may not watch Events, so the times of pod stages come from conditions alone, in whole seconds.';

/** Why the one namespace that takes everything cannot. A user who may not look at it finds out by the rights in it. */
async function placeRefusals(connection: Connection, { oneNamespace }: RunPlan): Promise<readonly string[]> {
  if (oneNamespace === undefined) return [];
  const path = `/api/v1/namespaces/${oneNamespace}`;
  try {
    const { body } = await connection.request<{ readonly status?: { readonly phase?: string } }>({
      method: 'GET',
      path,
    });
    return body.status?.phase === 'Terminating' ? [`Namespace ${oneNamespace} is being deleted: choose another.`] : [];
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    if (error.kind === 'forbidden') return [];
    if (error.kind !== 'not-found') throw error;
    return [
      `There is no namespace ${oneNamespace} in context "${connection.context}": make it, or name another with -n.`,
    ];
  }
}
