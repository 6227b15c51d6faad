import * as vscode from 'vscode';
import type { CommandFactory } from '../command-factory';
import { confirmAndRun } from '../confirm-and-run';

/** Headroom: Run again what ran last. It is planned and confirmed anew. */
export const runAgain: CommandFactory = headroom => async () => {
  const request = headroom.runs.latest;
  if (request === undefined)
    throw new Error(vscode.l10n.t('Nothing has run in this window yet. Run a burner scenario first.'));
  await confirmAndRun(headroom, request);
};
