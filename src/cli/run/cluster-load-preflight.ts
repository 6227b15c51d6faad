import { clusterFacts, type ClusterFacts } from '../../cluster/cluster-facts';
import type { Connection } from '../../cluster/connection';
import { missingRights } from '../../cluster/permissions';
import { looksLikeProduction } from '../../cluster/production';
import { overBudget, type Budget } from '../../report/budget';
import type { PreflightDocument } from '../../report/preflight';
import { leftoverRuns } from '../../runs/leftovers';
import type { BoundLoad } from '../../traffic/cluster-load';

/** Looks, without changing anything, at what a person should know before a load on the API server. */
export async function clusterLoadPreflight(
  names: Pick<PreflightDocument, 'title' | 'source' | 'plan'>,
  load: BoundLoad,
  connection: Connection,
  runId: string,
  budget: Budget,
): Promise<PreflightDocument> {
  const [{ kubernetesVersion, nodes }, leftovers, missingPermissions] = await Promise.all([
    clusterFacts(connection),
    leftoverRuns(),
    missingRights(connection, load.rights(runId)),
  ]);
  const { context, server } = connection;
  const production = looksLikeProduction(connection);
  const refusals = load.addsNodes ? refusalToAddNodes(nodes) : [];
  // How many pods simulated nodes bear is what such a scenario asks; they cost no machine anything.
  const costs = load.addsNodes ? { ...names.plan, pods: 0 } : names.plan;
  const beyond = overBudget(costs, budget);
  return {
    ...{ schemaVersion: 1, ...names, missingPermissions, refusals, warnings: [], notes: [] },
    allowances: beyond === undefined ? [] : [beyond],
    target: { context, server, namespaces: names.plan.namespaces, kubernetesVersion, ...(nodes && { nodes }) },
    ...(production !== undefined && { production }),
    leftovers: leftovers.map(({ runId: id, startedAt, title, context: of }) => ({
      ...{ runId: id, startedAt, title, context: of },
    })),
  };
}

/** Nodes that nobody plays stay NotReady, and in a real cluster they mislead all that counts nodes. */
function refusalToAddNodes(nodes: ClusterFacts['nodes']): readonly string[] {
  const only = 'This scenario adds nodes, so it runs only where nodes are simulated (kwok)';
  const use = 'Use the practice cluster: npm run cluster -- up.';
  if (nodes === undefined) return [`${only}, and this user may not list nodes to see whether they are. ${use}`];
  const real = nodes.total - nodes.simulated;
  if (nodes.simulated > real) return [];
  const how = nodes.simulated === 0 ? 'none here is' : `here ${real} of ${nodes.total} are real`;
  return [`${only}; ${how}. ${use}`];
}
