import { sampleServer } from '../../burner/server-samples/sample-server';
import { openConnection } from '../../cluster/open-connection';
import type { Report } from '../../report/report';
import { runOnCluster } from '../../traffic/run-on-cluster';
import type { LoadedRun } from '../load-run';
import { signedPlan } from '../signed-plan';
import { version } from '../version';
import type { cancellation } from './cancellation';
import { clusterLoadPreflight } from './cluster-load-preflight';
import { confirmed } from './confirmed';
import { limitsOf } from './limits';
import type { RunCommandOptions } from './options';
import { recorded } from './recorded';

/** Connections of a user whose requests are not to wait here. */
const MANY = 256;

/** Runs a load on the API server that is no kube-burner config; `undefined` after a dry run. */
export async function runClusterLoad(
  { title, source, load }: Extract<LoadedRun, { kind: 'cluster' }>,
  options: RunCommandOptions,
  runId: string,
  { signal, cleanUpSignal }: ReturnType<typeof cancellation>,
): Promise<Report | undefined> {
  const { kubeconfig, context, keep = false } = options;
  const where = { ...(kubeconfig !== undefined && { kubeconfig }), ...(context !== undefined && { context }) };
  const connection = await openConnection({ ...where, env: process.env });
  try {
    const plan = signedPlan(load, runId);
    const { budget } = limitsOf(options);
    const seen = await clusterLoadPreflight({ title, source, plan }, load, connection, runId, budget);
    if (!(await confirmed(seen, options))) return undefined;
    const asUser = (as: string) => openConnection({ ...where, as, connections: MANY, env: process.env });
    const names = { runId, title, source, headroomVersion: version, target: seen.target, plan };
    const ends = { signal, cleanUpSignal, keep };
    return await recorded(runId, options, emit =>
      runOnCluster(load.carried(runId), {
        ...{ ...names, ...ends, connection, asUser, emit },
        sampleServer: onEvent => sampleServer(connection, onEvent),
      }),
    );
  } finally {
    await connection.close();
  }
}
