import { Command, CommanderError, Option } from 'commander';
import { CliError } from './cli-error';
import { commands } from './commands';
import { version } from './version';

/** Builds the whole command line; each command registers itself. */
function program(): Command {
  const headroom = new Command('headroom')
    .description('Says what will hurt a Kubernetes cluster under load, and measures it.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(add --help for the options and examples)');
  for (const register of commands) register(headroom);
  const every = everyCommand(headroom);
  every.forEach(exitInsteadOfStack);
  // A command above others would take the option from them.
  every.filter(({ commands: below }) => below.length === 0).forEach(acceptEverywhere);
  return headroom;
}

/** The commands below one, and those below them: `fairness levels`. */
function everyCommand({ commands: below }: Command): readonly Command[] {
  return below.flatMap(command => [command, ...everyCommand(command)]);
}

function exitInsteadOfStack(command: Command): void {
  command.exitOverride();
  command.showHelpAfterError('(add --help for the options and examples)');
}

/** A script may pass these to every command; those that have no use for one do not list it in their help. */
function acceptEverywhere(command: Command): void {
  for (const flags of ['--kubeconfig <file>', '--context <name>', '-n, --namespace <name>', '--no-color']) {
    const option = new Option(flags).hideHelp();
    if (!command.options.some(known => known.long === option.long)) command.addOption(option);
  }
}

/** The one shell of the command line: every error ends here as a sentence and an exit code. */
async function main(): Promise<void> {
  try {
    await program().parseAsync();
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof CliError) {
    if (error.message !== '') process.stderr.write(`headroom: ${error.message}\n`);
    return error.exitCode;
  }
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`headroom: ${text}\n`);
  if (process.env['HEADROOM_DEBUG'] && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  return 1;
}

/** `headroom … | head` closes our stdout: an ordinary end, but not for a command that still has to clean up a cluster. */
function onClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  if (!['run', 'clean'].includes(process.argv[2] ?? '')) process.exit(process.exitCode ?? 0);
}

process.stdout.on('error', onClosedPipe);
process.stderr.on('error', onClosedPipe);

void main();
