import { clusterFacts } from '../../cluster/cluster-facts';
import { openConnection } from '../../cluster/open-connection';
import { missingRights } from '../../cluster/permissions';
import { looksLikeProduction } from '../../cluster/production';
import type { PreflightDocument } from '../../report/preflight';
import type { Report } from '../../report/report';
import { leftoverRuns } from '../../runs/leftovers';
import { isolationPlan, isolationRights } from '../../traffic/isolation/plan';
import { runIsolation } from '../../traffic/isolation/run-isolation';
import { sha256 } from '../digest';
import type { LoadedRun } from '../load-run';
import { version } from '../version';
import type { cancellation } from './cancellation';
import { confirmed } from './confirmed';
import type { RunCommandOptions } from './options';
import { recorded } from './recorded';

/** Runs a noisy and a quiet user against the cluster; `undefined` after a dry run. */
export async function runIsolationScenario(
  { title, source, config }: Extract<LoadedRun, { kind: 'isolation' }>,
  options: RunCommandOptions,
  runId: string,
  { signal, cleanUpSignal }: ReturnType<typeof cancellation>,
): Promise<Report | undefined> {
  const { kubeconfig, context } = options;
  const where = { ...(kubeconfig !== undefined && { kubeconfig }), ...(context !== undefined && { context }) };
  const connection = await openConnection({ ...where, env: process.env });
  try {
    const plan = isolationPlan(config, runId, text => sha256([text]));
    const seen = await preflight({ title, source, plan }, connection, runId);
    if (!(await confirmed(seen, options))) return undefined;
    const asUser = (as: string) => openConnection({ ...where, as, connections: 256, env: process.env });
    const names = { runId, title, source, headroomVersion: version, target: seen.target, plan };
    return await recorded(runId, options, emit =>
      runIsolation(config, { ...names, connection, asUser, signal, cleanUpSignal, emit }),
    );
  } finally {
    await connection.close();
  }
}

/** Looks, without changing anything, at what a person should know before. */
async function preflight(
  names: Pick<PreflightDocument, 'title' | 'source' | 'plan'>,
  connection: Awaited<ReturnType<typeof openConnection>>,
  runId: string,
): Promise<PreflightDocument> {
  const [{ kubernetesVersion, nodes }, leftovers, missingPermissions] = await Promise.all([
    clusterFacts(connection),
    leftoverRuns(),
    missingRights(connection, isolationRights(runId)),
  ]);
  const { context, server } = connection;
  const production = looksLikeProduction(connection);
  return {
    ...{ schemaVersion: 1, ...names, missingPermissions, refusals: [], warnings: [], notes: [] },
    target: { context, server, namespaces: names.plan.namespaces, kubernetesVersion, ...(nodes && { nodes }) },
    ...(production !== undefined && { production }),
    leftovers: leftovers.map(({ runId: id, startedAt, title, context: of }) => ({
      runId: id,
      startedAt,
      title,
      context: of,
    })),
  };
}
