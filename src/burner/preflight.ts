import type { RunPlan } from '../burner-config/plan';
import { ClusterError } from '../cluster/cluster-error';
import { clusterFacts } from '../cluster/cluster-facts';
import type { Connection } from '../cluster/connection';
import { missingRights } from '../cluster/permissions';
import { looksLikeProduction } from '../cluster/production';
import { overBudget, type Budget } from '../report/budget';
import type { PlanSummary } from '../report/events';
import type { Allowance, PreflightDocument } from '../report/preflight';
import { leftoverRuns } from '../runs/leftovers';
import { namespacesSeen } from './preflight-checks/namespaces-seen';
import { daemonPods, plannedLoad, type PlannedLoad } from './preflight-checks/planned-load';
import { runChecks } from './preflight-checks/table';
import { optionalRights, wantedRights } from './wanted-rights';

/** Looks, without changing anything, at all that a person should know before confirming a run. */
export async function preflight(
  names: { readonly title: string; readonly source: string },
  plan: RunPlan,
  summary: PlanSummary,
  connection: Connection,
  budget: Budget,
): Promise<PreflightDocument> {
  const [facts, rights, leftovers, place, events, namespaces] = await Promise.all([
    clusterFacts(connection),
    wantedRights(connection, plan),
    leftoverRuns(),
    placeRefusals(connection, plan),
    missingRights(connection, optionalRights(plan)),
    namespacesSeen(connection),
  ]);
  const { context, server } = connection;
  const { kubernetesVersion, nodes } = facts;
  const load = plannedLoad(plan);
  const checked = await runChecks({ connection, plan, load, namespaces });
  const production = looksLikeProduction(connection);
  return {
    schemaVersion: 1,
    ...names,
    plan: summary,
    target: { context, server, namespaces: summary.namespaces, kubernetesVersion, ...(nodes && { nodes }) },
    missingPermissions: await missingRights(connection, rights.wanted),
    ...(production !== undefined && { production }),
    refusals: [...rights.unknownKinds, ...place, ...checked.refusals],
    allowances: costs(summary, load, nodes?.total, budget),
    warnings: checked.warnings,
    leftovers: leftovers.map(({ runId, startedAt, title, context: of }) => ({ runId, startedAt, title, context: of })),
    notes: [...plan.notes, ...(events.length > 0 ? [withoutEvents] : [])],
  };
}

/** What the plan costs beyond its budget; pods of DaemonSets, one a node, are counted here for the first time. */
function costs(
  summary: PlanSummary,
  load: PlannedLoad,
  nodes: number | undefined,
  budget: Budget,
): readonly Allowance[] {
  const pods = summary.pods + daemonPods(load, nodes ?? 1);
  const beyond = overBudget({ ...summary, pods }, budget);
  return beyond === undefined ? [] : [beyond];
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
