import { Option, type Command } from 'commander';
import { openConnection } from '../cluster/open-connection';
import { runPlan } from '../burner/run-plan';
import { preflight } from '../burner/preflight';
import type { RunEvent } from '../report/events';
import type { PreflightDocument } from '../report/preflight';
import type { Report } from '../report/report';
import { openEventLog, storeReport } from '../runs/report-store';
import { runFolder } from '../runs/run-folder';
import { newRunId } from '../runs/run-id';
import type { HttpConfig } from '../traffic/config';
import { httpPlan, httpTarget, runHttp } from '../traffic/run-http';
import { isLoopback } from '../traffic/loopback';
import { CliError } from './cli-error';
import { confirmRun } from './run/confirm';
import { cancellation } from './run/cancellation';
import { sha256 } from './digest';
import { loadRun, type LoadedRun } from './load-run';
import { eventSummary } from './run/event-summary';
import { progressLine } from './run/progress';
import { addRunOptions, loadOptions, type RunOptions } from './run-options';
import { version } from './version';

const REFUSED = 5;

export interface RunCommandOptions extends RunOptions {
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly namespace?: string;
  readonly oneNamespace?: boolean;
  readonly yes?: boolean;
  readonly confirmContext?: string;
  readonly planDigest?: string;
  readonly unscoped?: boolean;
  readonly keep?: boolean;
  readonly reportDir?: string;
  readonly events?: boolean;
  readonly stdinCancels?: boolean;
  readonly dryRun?: boolean;
  readonly url?: string;
  readonly format: 'pretty' | 'json';
}

/** `headroom run CONFIG|SCENARIO`: shows what it will do, asks, runs it, and says how it ended. */
export function register(program: Command): void {
  const command = program
    .command('run <config>')
    .description('Run a kube-burner config or a scenario against the current context, and remove what it made.')
    .option('--kubeconfig <file>', 'kubeconfig to use')
    .option('--context <name>', 'context instead of the current one')
    .option('-n, --namespace <name>', 'the namespace for --one-namespace')
    .option('--one-namespace', 'everything goes into that one existing namespace; none is made')
    .option('--yes', 'do not ask')
    .option('--confirm-context <name>', 'needed where the context looks like production')
    .option('--plan-digest <digest>', 'refuse to run if the plan is not the one that was confirmed')
    .option('--allow-hooks', 'let hooks run local commands; a later version does, this one refuses them')
    .option('--unscoped', 'delete jobs take what their selectors find, also outside this run')
    .option('--keep', 'leave everything in the cluster')
    .option('--report-dir <folder>', 'store report.json here too')
    .option('--events', 'newline JSON events on stdout; the end of stdin cancels')
    .option('--stdin-cancels', 'the end of stdin, or a line "cancel", cancels')
    .option('--dry-run', 'show what would be done and whether it may be; change nothing')
    .option('--url <url>', 'address of an HTTP scenario')
    .addOption(
      new Option('-o, --format <format>', 'how --dry-run prints').choices(['pretty', 'json']).default('pretty'),
    );
  addRunOptions(command)
    .addHelpText(
      'after',
      '\nExamples:\n  headroom run single-deployment\n  headroom run load.yml --yes --report-dir out',
    )
    .action(run);
}

async function run(source: string, options: RunCommandOptions): Promise<void> {
  const runId = newRunId();
  const loaded = load(source, options, runId);
  const cancel = cancellation(options.events === true || options.stdinCancels === true);
  try {
    const report = await (loaded.kind === 'http'
      ? runHttpScenario(loaded, options, runId, cancel.signal)
      : runBurner(loaded, options, runId, cancel));
    if (report) process.exitCode = report.outcome.exitCode;
  } finally {
    cancel.close();
  }
}

/** A config that cannot be planned is refused before anything is asked of the cluster. */
function load(source: string, options: RunCommandOptions, runId: string): LoadedRun {
  if (options.oneNamespace && options.namespace === undefined) {
    throw new CliError('--one-namespace needs the name of an existing namespace: add -n NAME.', REFUSED);
  }
  const set = options.url === undefined ? options.set : [...(options.set ?? []), `url=${options.url}`];
  const shared = loadOptions({ ...options, ...(set && { set }) }, options.oneNamespace ? options.namespace : undefined);
  try {
    return loadRun(source, { ...shared, runId, uuid: runId });
  } catch (error) {
    if (error instanceof CliError) throw new CliError(error.message, REFUSED);
    throw error;
  }
}

async function runBurner(
  loaded: Extract<LoadedRun, { kind: 'burner' }>,
  options: RunCommandOptions,
  runId: string,
  cancel: ReturnType<typeof cancellation>,
): Promise<Report | undefined> {
  const { title, source, plan } = loaded;
  const { kubeconfig, context, namespace } = options;
  const where = { ...(kubeconfig !== undefined && { kubeconfig }), ...(context !== undefined && { context }) };
  const connection = await openConnection({
    ...where,
    ...(namespace !== undefined && { namespace }),
    env: process.env,
  });
  try {
    const summary = eventSummary(title, source, plan);
    const seen = await preflight({ title, source }, plan, summary, connection);
    if (!(await confirmed(seen, options))) return undefined;
    const { signal, cleanUpSignal } = cancel;
    const { unscoped = false, keep = false } = options;
    const common = { runId, title, source, headroomVersion: version, target: seen.target };
    return await recorded(runId, options, emit =>
      runPlan({ ...common, plan, summary, connection, signal, cleanUpSignal, unscoped, keep, emit }),
    );
  } finally {
    await connection.close();
  }
}

async function runHttpScenario(
  { title, source, config }: Extract<LoadedRun, { kind: 'http' }>,
  options: RunCommandOptions,
  runId: string,
  signal: AbortSignal,
): Promise<Report | undefined> {
  const plan = httpPlan(config, text => sha256([text]));
  const { target, ...consent } = whereTo(config);
  const nothing = { missingPermissions: [], refusals: [], leftovers: [], notes: [] };
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

/** False after a dry run, which prints and ends. @throws CliError with exit code 5 when the run must not start */
async function confirmed(seen: PreflightDocument, options: RunCommandOptions): Promise<boolean> {
  if (options.dryRun && options.format === 'json') process.stdout.write(`${JSON.stringify(seen)}\n`);
  else if (!(await confirmRun(seen, options))) throw new CliError('Not confirmed: nothing was done.', REFUSED);
  return options.dryRun !== true;
}

/** Hands every event to the log, stdout or the progress line, and stores the report. */
async function recorded(
  runId: string,
  options: RunCommandOptions,
  start: (emit: (event: RunEvent) => void) => Promise<Report>,
): Promise<Report> {
  const log = await openEventLog(runId);
  const show = options.events ? printEvent : progressLine(process.stderr);
  const emit = (event: RunEvent): void => {
    log.append(event);
    show(event);
  };
  const report = await start(emit);
  await storeReport(report);
  if (options.reportDir !== undefined) await storeReport(report, options.reportDir);
  emit({ type: 'run-ended', at: report.endedAt, runId, report, reportDir: options.reportDir ?? runFolder(runId) });
  await log.close();
  return report;
}

function printEvent(event: RunEvent): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}
