import { Option, type Command } from 'commander';
import type { Severity } from '../lint/rule';
import { CliError } from './cli-error';
import { checkUsage, type LintFlags } from './lint-command/flags';
import { lintPaths } from './lint-command/lint-paths';
import { print, severities, type LintOutcome } from './lint-command/output';
import { compare, readBaseline, updateBaseline } from './lint-command/baseline';
import { standardInput } from './lint-command/sources';

const examples = `
Exit code: 0 nothing found, 1 a finding at or above --fail-on, 2 usage or a named file that cannot be read.

Examples:
  headroom lint manifests/
  headroom lint deployment.yaml --fix
  headroom lint . --baseline .headroom-baseline.json --update-baseline
  headroom lint --live --all-namespaces
  headroom lint manifests/ --cluster --context staging
  headroom lint --helm charts/web --values prod.yaml
  kubectl get deploy -o yaml | headroom lint - --fail-on error -o json`;

/** `headroom lint`: what will hurt under load, in files, folders, standard input or a cluster. */
export function register(program: Command): void {
  program
    .command('lint')
    .description('say what will hurt under load in Kubernetes YAML and JSON')
    .argument('[paths...]', 'files and folders; - is standard input')
    .addOption(
      new Option('-o, --format <format>', 'how to print').choices(['pretty', 'json', 'sarif']).default('pretty'),
    )
    .option('--fix', 'make the safe fixes in the files')
    .option('--fix-dry-run', 'report as if the safe fixes were made, show what they change, and change nothing')
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 from this severity on').choices(severities).default('warning'),
    )
    .option('--config <file>', 'settings instead of the .headroom.yaml files beside and above each file')
    .option('--baseline <file>', 'say nothing about the findings that this file knows')
    .option('--update-baseline', 'write what is found now as known into the file of --baseline')
    .option('--stdin-filename <file>', 'what to call standard input; its settings count', '<stdin>')
    .option('--no-cache', 'work everything out anew, whatever earlier runs found in the same files')
    .option('--live', 'lint what runs in the cluster of the current context; only lists are sent')
    .option('-A, --all-namespaces', 'with --live: all namespaces')
    .option('--cluster', 'judge the files with what the cluster of the current context has; only lists are sent')
    .option('-n, --namespace <name>', "with --live and --cluster: this namespace instead of the context's")
    .option('--kubeconfig <file>', 'with --live and --cluster: as in kubectl')
    .option('--context <name>', 'with --live and --cluster: as in kubectl')
    .option('--helm <chart>', 'lint what helm template prints for a chart, at its templates')
    .option('--values <files...>', 'with --helm: files of values')
    .option('--set <assignments...>', 'with --helm: values such as web.replicas=3')
    .option('--kustomize <folder>', 'lint what kustomize build prints for a folder, at its resources')
    .option('--no-color', 'without colours; NO_COLOR does the same')
    .addHelpText('after', examples)
    .action(lintCommand);
}

async function lintCommand(paths: readonly string[], flags: LintFlags): Promise<void> {
  checkUsage(paths, flags);
  const found = await outcomeOf(paths, flags);
  if (flags.baseline !== undefined && flags.updateBaseline) {
    const count = updateBaseline(flags.baseline, found.files);
    process.stderr.write(`${flags.baseline} knows ${count} finding${count === 1 ? '' : 's'} now.\n`);
  }
  const outcome = shownOf(withBaseline(found, flags.baseline), flags.failOn);
  await print(outcome, flags.format, printFixedInput(paths, found, flags));
  fail(outcome, flags.failOn);
}

/** What to lint: one of files, a cluster, a chart and a kustomization. */
async function outcomeOf(paths: readonly string[], flags: LintFlags): Promise<LintOutcome> {
  if (flags.live) return (await import('./lint-command/live/lint-live')).lintLive(flags);
  if (flags.helm !== undefined || flags.kustomize !== undefined) {
    return (await import('./lint-command/rendered/lint-rendered')).lintRendered(flags);
  }
  return lintPaths(paths.length > 0 ? paths : ['.'], flags);
}

function withBaseline(outcome: LintOutcome, baseline: string | undefined): LintOutcome {
  if (baseline === undefined) return outcome;
  const { files, known, gone } = compare(baseline, readBaseline(baseline), outcome.files);
  return { ...outcome, files, baseline: { known, gone } };
}

/** Hints are shown only to those who ask for them. */
function shownOf(outcome: LintOutcome, failOn: Severity): LintOutcome {
  if (failOn === 'hint') return outcome;
  const isShown = ({ finding }: LintOutcome['files'][number]['findings'][number]) => finding.severity !== 'hint';
  return { ...outcome, files: outcome.files.map(file => ({ ...file, findings: file.findings.filter(isShown) })) };
}

/** Standard input goes to standard output, as formatters do; with JSON there is no room for it. */
function printFixedInput(paths: readonly string[], { files }: LintOutcome, flags: LintFlags): boolean {
  if (!flags.fix || flags.format !== 'pretty' || !paths.includes(standardInput)) return false;
  process.stdout.write(files.find(({ file }) => file === flags.stdinFilename)?.fixed ?? '');
  return true;
}

function fail({ files, unreadable }: LintOutcome, from: Severity): void {
  if (unreadable.some(({ named }) => named)) throw new CliError('', 2);
  const worst = severities.slice(0, severities.indexOf(from) + 1);
  if (files.some(({ findings }) => findings.some(({ finding }) => worst.includes(finding.severity)))) {
    throw new CliError('', 1);
  }
}
