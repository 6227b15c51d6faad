import path from 'node:path';
import { preflight } from '../../burner/preflight';
import { runPlan } from '../../burner/run-plan';
import { openConnection } from '../../cluster/open-connection';
import type { Report } from '../../report/report';
import type { LoadedRun } from '../load-run';
import { version } from '../version';
import type { cancellation } from './cancellation';
import { confirmed } from './confirmed';
import { eventSummary } from './event-summary';
import { withHooks } from './hooks';
import type { RunCommandOptions } from './options';
import { limitsOf } from './limits';
import { profilesOf, withEndpoints } from './profiles';
import { predictedPlacement } from './predicted-placement';
import { recorded } from './recorded';

/** Runs a planned kube-burner config against the cluster; `undefined` after a dry run. */
export async function runBurner(
  loaded: Extract<LoadedRun, { kind: 'burner' }>,
  options: RunCommandOptions,
  runId: string,
  cancel: ReturnType<typeof cancellation>,
): Promise<Report | undefined> {
  const { title, source, plan, predicts } = loaded;
  const { kubeconfig, context, namespace } = options;
  const where = { ...(kubeconfig !== undefined && { kubeconfig }), ...(context !== undefined && { context }) };
  const connection = await openConnection({
    ...where,
    ...(namespace !== undefined && { namespace }),
    env: process.env,
  });
  try {
    const summary = eventSummary(title, source, plan);
    const limits = limitsOf(options);
    const profiles = await profilesOf(source, plan);
    const looked = await preflight({ title, source }, plan, summary, connection, limits.budget);
    const seen = await withEndpoints(withHooks(looked, plan, options), connection, profiles);
    if (!(await confirmed(seen, options))) return undefined;
    const { signal, cleanUpSignal } = cancel;
    const { unscoped = false, keep = false, reportDir } = options;
    const common = { runId, title, source, headroomVersion: version, target: seen.target };
    const predicted = predicts ? predictedPlacement(connection) : undefined;
    return await recorded(runId, options, async emit => {
      const report = await runPlan({
        ...common,
        plan,
        summary,
        connection,
        signal,
        cleanUpSignal,
        unscoped,
        keep,
        folder: path.dirname(path.resolve(source)),
        limits,
        profiles,
        emit,
        ...(predicted && { beforeJob: predicted.beforeJob }),
        ...(reportDir !== undefined && { reportDir }),
      });
      return predicted?.told(report) ?? report;
    });
  } finally {
    await connection.close();
  }
}
