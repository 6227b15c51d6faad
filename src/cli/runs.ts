import path from 'node:path';
import { Option, type Command } from 'commander';
import { runFolder } from '../runs/run-folder';
import { storedReports } from '../runs/report-store';
import type { Report } from '../report/report';
import { textTable } from './text-table';

interface RunsFlags {
  readonly last: number;
  readonly format: 'pretty' | 'json';
}

/** One run as `headroom runs -o json` prints it. Times are epoch ms. */
interface RunLine {
  readonly runId: string;
  readonly title: string;
  /** Scenario name, or path of the config. */
  readonly source: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly context: string;
  readonly passed: boolean;
  readonly exitCode: number;
  readonly sentence: string;
  /** Path of its report.json. */
  readonly file: string;
}

const examples = `
Only this machine is looked at: $XDG_STATE_HOME/headroom/runs, ~/.local/state where that is not set.

Examples:
  headroom runs
  headroom runs --last 5 -o json`;

/** `headroom runs`: the reports that runs have left on this machine. */
export function register(program: Command): void {
  program
    .command('runs')
    .description('the runs of this machine, newest first')
    .option('--last <n>', 'so many at most', Number, 50)
    .addOption(new Option('-o, --format <format>', 'how to print').choices(['pretty', 'json']).default('pretty'))
    .addHelpText('after', examples)
    .action(runs);
}

async function runs({ last, format }: RunsFlags): Promise<void> {
  const lines = (await storedReports(last)).map(lineOf);
  process.stdout.write(format === 'json' ? `${JSON.stringify({ runs: lines }, null, 2)}\n` : textOf(lines));
}

function lineOf({ runId, title, source, startedAt, endedAt, target, outcome }: Report): RunLine {
  const { passed, exitCode, sentence } = outcome;
  const file = path.join(runFolder(runId), 'report.json');
  return { runId, title, source, startedAt, endedAt, context: target.context, passed, exitCode, sentence, file };
}

function textOf(lines: readonly RunLine[]): string {
  if (lines.length === 0) return 'No run has been made on this machine yet.\n';
  const rows = lines.map(({ startedAt, title, context, sentence, runId }) => [
    new Date(startedAt).toISOString(),
    ...[title, context, sentence, runId],
  ]);
  return textTable([['STARTED', 'RUN', 'CONTEXT', 'OUTCOME', 'ID'], ...rows]);
}
