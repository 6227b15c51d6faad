import * as vscode from 'vscode';
import type { CommandFactory } from '../command-factory';

/** Headroom: Cancel run. The runner then deletes what it made. */
export const cancelRun: CommandFactory = headroom => () => {
  if (!headroom.runs.going) throw new Error(vscode.l10n.t('No run is going on, so there is nothing to cancel.'));
  headroom.runs.cancel();
};
