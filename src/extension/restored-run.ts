import * as vscode from 'vscode';
import type { RunEvent } from '../report/events';
import type { Report } from '../report/report';
import type { CommandLine } from './command-line';
import type { StoredRun } from './tree/answers';

/** What a panel shows of a run that this window did not see. */
export interface RestoredRun {
  readonly events: RunEvent[];
  /** Why there is no report, a sentence. */
  readonly lost?: string;
}

/** Finds the report that a run left on this machine. Never rejects. */
export async function restoredRun(cli: CommandLine, runId: string): Promise<RestoredRun> {
  try {
    const { stdout } = await cli.answer(['runs', '-o', 'json']);
    const { runs } = JSON.parse(stdout) as { readonly runs: readonly StoredRun[] };
    const run = runs.find(one => one.runId === runId);
    if (run === undefined) return { events: [], lost: stillCleaning() };
    const file = vscode.Uri.file(run.file);
    const report = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))) as Report;
    const reportDir = vscode.Uri.joinPath(file, '..').fsPath;
    return { events: [{ type: 'run-ended', at: report.endedAt, runId, report, reportDir }] };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { events: [], lost: vscode.l10n.t('The report of this run cannot be read: {0}', why) };
  }
}

const stillCleaning = (): string =>
  vscode.l10n.t(
    'The window was closed while this run went on, so it was cancelled and cleans up by itself. Its report is in the view of runs when that is done.',
  );
