import * as vscode from 'vscode';
import type { CommandFactory } from '../command-factory';

/** Headroom: Open report of the latest run. */
export const openReport: CommandFactory = headroom => async () => {
  const end = headroom.runs.latestEnd;
  if (end === undefined)
    throw new Error(vscode.l10n.t('No run has ended in this window yet. Run a burner scenario first.'));
  await headroom.reports.open(end.report);
};
