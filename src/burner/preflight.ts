import type { RunPlan } from '../burner-config/plan';
import { ClusterError } from '../cluster/cluster-error';
import { clusterFacts } from '../cluster/cluster-facts';
import type { Connection } from '../cluster/connection';
import { resourceOf } from '../cluster/discovery';
import { missingRights, type WantedRight } from '../cluster/permissions';
import { looksLikeProduction } from '../cluster/production';
import type { PlanSummary } from '../report/events';
import type { PreflightDocument } from '../report/preflight';
import { leftoverRuns } from '../runs/leftovers';

/** Looks, without changing anything, at all that a person should know before confirming a run. */
export async function preflight(
  names: { readonly title: string; readonly source: string },
  plan: RunPlan,
  summary: PlanSummary,
  connection: Connection,
): Promise<PreflightDocument> {
  const [facts, rights, leftovers] = await Promise.all([
    clusterFacts(connection),
    wantedRights(connection, plan),
    leftoverRuns(),
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
    refusals: [...rights.unknownKinds, ...hooksOf(plan)],
    leftovers: leftovers.map(({ runId, startedAt, title, context: of }) => ({ runId, startedAt, title, context: of })),
    notes: [],
  };
}

function hooksOf({ jobs }: RunPlan): string[] {
  return jobs
    .filter(({ config }) => config.hooks.length > 0)
    .map(({ config }) => `Job ${config.name} has hooks, which run local commands: Headroom does not run them yet.`);
}

async function wantedRights(connection: Connection, plan: RunPlan) {
  const wanted = new Map<string, WantedRight>();
  const unknownKinds = new Set<string>();
  for (const { apiVersion, kind, verbs } of plan.jobs.flatMap(job => job.kinds)) {
    try {
      const { group, plural, namespaced } = await resourceOf(connection, apiVersion, kind);
      const place = namespaced && plan.oneNamespace !== undefined ? { namespace: plan.oneNamespace } : {};
      for (const verb of verbs) wanted.set(`${verb} ${group}/${plural}`, { verb, group, resource: plural, ...place });
    } catch (error) {
      if (!(error instanceof ClusterError) || error.kind !== 'not-found') throw error;
      unknownKinds.add(error.message);
    }
  }
  return { wanted: [...wanted.values()], unknownKinds: [...unknownKinds] };
}
