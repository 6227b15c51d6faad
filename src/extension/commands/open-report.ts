import * as vscode from 'vscode';
import type { Report } from '../../report/report';
import type { CommandFactory } from '../command-factory';

/** Headroom: Open report of the latest run, or of the one whose report.json is named. */
export const openReport: CommandFactory = headroom => async argument => {
  if (typeof argument === 'string') return headroom.reports.open(await readReport(argument));
  const end = headroom.runs.latestEnd;
  if (end === undefined)
    throw new Error(vscode.l10n.t('No run has ended in this window yet. Run a burner scenario first.'));
  await headroom.reports.open(end.report);
};

async function readReport(file: string): Promise<Report> {
  try {
    return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.file(file)))) as Report;
  } catch {
    // Removed since the view was made, or cut short: the person can do nothing about why.
    throw new Error(vscode.l10n.t('The report {0} cannot be read any more. Refresh the view of runs.', file));
  }
}
