import type { PreflightDocument } from '../../report/preflight';
import type { Report } from '../../report/report';
import type { HttpConfig } from '../../traffic/config';
import { isLoopback } from '../../traffic/loopback';
import { httpPlan, httpTarget, runHttp } from '../../traffic/run-http';
import { sha256 } from '../digest';
import type { LoadedRun } from '../load-run';
import { version } from '../version';
import { confirmed } from './confirmed';
import type { RunCommandOptions } from './options';
import { recorded } from './recorded';

/** Sends the HTTP load of a scenario; `undefined` after a dry run. */
export async function runHttpScenario(
  { title, source, config }: Extract<LoadedRun, { kind: 'http' }>,
  options: RunCommandOptions,
  runId: string,
  signal: AbortSignal,
): Promise<Report | undefined> {
  const plan = httpPlan(config, text => sha256([text]));
  const { target, ...consent } = whereTo(config);
  const nothing = { missingPermissions: [], refusals: [], allowances: [], warnings: [], leftovers: [], notes: [] };
  if (!(await confirmed({ schemaVersion: 1, title, source, plan, target, ...nothing, ...consent }, options)))
    return undefined;
  return recorded(runId, options, emit =>
    runHttp(config, { runId, title, source, headroomVersion: version, target, plan, signal, emit }),
  );
}

/** Another machine's name stands where a context's would, to be confirmed as one that looks like production. */
function whereTo(config: HttpConfig): Pick<PreflightDocument, 'target' | 'production'> {
  const target = httpTarget(config);
  if (isLoopback(config.url)) return { target };
  const { hostname } = new URL(config.url);
  const production = `${hostname} is not this machine: only load what is yours.`;
  return { target: { ...target, context: hostname }, production };
}
