import { Option, type Command } from 'commander';
import { newRunId } from '../runs/run-id';
import { CliError } from './cli-error';
import { loadRun, type LoadedRun } from './load-run';
import { runBurner } from './run/burner-run';
import { cancellation } from './run/cancellation';
import { abortOption, budgetOption, budgetText } from './run/limits';
import { runClusterLoad } from './run/cluster-load-run';
import { runHttpScenario } from './run/http-run';
import { REFUSED, type RunCommandOptions } from './run/options';
import { addRunOptions, loadOptions } from './run-options';

/** `headroom run CONFIG|SCENARIO`: shows what it will do, asks, runs it, and says how it ended. */
export function register(program: Command): void {
  const command = program
    .command('run <config>')
    .description('run a kube-burner config or scenario against the current context, then remove what it made')
    .option('--kubeconfig <file>', 'kubeconfig to use')
    .option('--context <name>', 'context instead of the current one')
    .option('-n, --namespace <name>', 'the namespace for --one-namespace')
    .option('--one-namespace', 'everything goes into that one existing namespace; none is made')
    .option('--yes', 'do not ask')
    .option('--confirm-context <name>', 'needed where the context looks like production')
    .option('--plan-digest <digest>', 'refuse to run if the plan is not the one that was confirmed')
    .option('--allow-hooks', 'let hooks run local commands, which are shown first')
    .option('--unscoped', 'delete jobs take what their selectors find, also outside this run')
    .option('--keep', 'leave everything in the cluster')
    .option('--report-dir <folder>', 'store report.json here too')
    .option('--budget <limits>', `what a run may cost: ${budgetText}; above it is refused`, budgetOption)
    .option(
      '--abort-on <rules>',
      'what ends a run early: errors=PERCENT,latency=MS,nodes,restarts; NAME=off, or off',
      abortOption,
    )
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
      '\nExamples:\n  headroom run single-deployment\n  headroom run load.yml --yes --report-dir out\n  headroom run load.yml --budget objects=20000,pods=500 --abort-on latency=2000,nodes=off',
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
      : loaded.kind === 'cluster'
        ? runClusterLoad(loaded, options, runId, cancel)
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
    return loadRun(source, { ...shared, runId, uuid: runId, toRun: true });
  } catch (error) {
    if (error instanceof CliError) throw new CliError(error.message, REFUSED);
    throw error;
  }
}
