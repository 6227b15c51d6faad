import { createInterface } from 'node:readline/promises';
import { Option, type Command } from 'commander';
import { cleanRun } from '../runs/clean';
import { writeJournal, type Journal } from '../runs/journal';
import { lookAt, runsToClean, type CleanTarget, type Leftover } from './clean-command/leftover';
import { CliError } from './cli-error';

interface CleanFlags extends CleanTarget {
  readonly run?: string;
  readonly yes?: boolean;
  readonly format: 'pretty' | 'json';
}

/** One leftover of `clean -o json`; `objects` is null where its cluster could not be asked, and `error` says why. */
interface LeftoverDocument {
  readonly runId: string;
  readonly title: string;
  readonly context: string;
  readonly server: string;
  readonly startedAt: number;
  readonly objects: number | null;
  readonly kinds: Readonly<Record<string, number>>;
  readonly error?: string;
}

const examples = `
With -o json and without --yes nothing is removed: it only tells what is left.

Examples:
  headroom clean
  headroom clean --run 20261121-060512-3f9a --yes
  headroom clean -o json`;

/** `headroom clean`: removes what an earlier run left, found by its label and nothing else. */
export function register(program: Command): void {
  program
    .command('clean')
    .description('remove what an earlier run left in its cluster')
    .option('--run <id>', 'this run only, also one that was kept on purpose')
    .option('--yes', 'do not ask')
    .option('--kubeconfig <file>', "instead of the run's own")
    .option('--context <name>', "instead of the run's own; it must point at the same server")
    .addOption(new Option('-o, --format <format>', 'how to print').choices(['pretty', 'json']).default('pretty'))
    .addHelpText('after', examples)
    .action(cleanCommand);
}

async function cleanCommand(flags: CleanFlags): Promise<void> {
  const documents: LeftoverDocument[] = [];
  let [deleted, left] = [0, 0];
  for (const journal of await runsToClean(flags.run)) {
    const leftover = await lookAt(journal, flags).catch(sentenceOf);
    documents.push(documentOf(journal, leftover));
    if (typeof leftover === 'string') continue;
    const result = await cleanOne(leftover, flags).finally(() => leftover.connection.close());
    deleted += result.deleted;
    left += result.left;
  }
  const unseen = documents.filter(({ error }) => error !== undefined);
  for (const { runId, error } of unseen) process.stderr.write(`headroom: run ${runId}: ${error}\n`);
  if (flags.format === 'json') process.stdout.write(`${JSON.stringify({ leftovers: documents, deleted, left })}\n`);
  else if (documents.length === 0) process.stdout.write('No earlier run left anything.\n');
  const onlyAsked = flags.format === 'json' && !flags.yes;
  if (!onlyAsked && left + unseen.length > 0) process.exitCode = 1;
}

/** A cluster that cannot be asked must not keep the others from being cleaned. */
const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function documentOf(journal: Journal, leftover: Leftover | string): LeftoverDocument {
  const { runId, title, context, server, startedAt } = journal;
  const run = { runId, title, context, server, startedAt };
  if (typeof leftover === 'string') return { ...run, objects: null, kinds: {}, error: leftover };
  return { ...run, objects: count(leftover), kinds: leftover.kinds };
}

async function cleanOne(leftover: Leftover, flags: CleanFlags): Promise<{ deleted: number; left: number }> {
  if (flags.format === 'json' && !flags.yes) return { deleted: 0, left: count(leftover) };
  process.stderr.write(`${summary(leftover)}\n`);
  if (!flags.yes && !(await confirmed())) throw new CliError('Nothing was removed.', 1);
  const { journal, connection } = leftover;
  const { deleted, left } = await cleanRun(connection, journal);
  if (left.length === 0) await writeJournal({ ...journal, state: 'cleaned' });
  const rest = left.length === 0 ? '' : `; ${left.length} still there after two minutes: run clean again`;
  process.stderr.write(`  removed ${deleted} objects${rest}\n`);
  return { deleted, left: left.length };
}

const count = ({ kinds }: Leftover): number => Object.values(kinds).reduce((sum, n) => sum + n, 0);

function summary(leftover: Leftover): string {
  const { journal, kinds } = leftover;
  const when = new Date(journal.startedAt).toISOString().slice(0, 19).replace('T', ' ');
  const what = Object.entries(kinds).map(([kind, n]) => `${n} ${kind}`);
  const where = `context "${journal.context}", ${journal.server}`;
  return `Run ${journal.runId} (${journal.title}, ${when} UTC) in ${where} left: ${what.join(', ') || 'nothing'}`;
}

async function confirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) throw new CliError('There is no terminal to ask on: add --yes to remove it.', 1);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question('Remove it? [y/N] ')).trim());
  } finally {
    terminal.close();
  }
}
