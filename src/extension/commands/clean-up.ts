import * as vscode from 'vscode';
import type { CommandFactory } from '../command-factory';
import { cleanLeftovers, findLeftovers } from '../leftovers';
import { requireTrust } from '../trust';

/** Headroom: Clean up what earlier runs left in a cluster. */
export const cleanUp: CommandFactory = headroom => async () => {
  requireTrust(vscode.l10n.t('clean up'));
  if (headroom.runs.going)
    throw new Error(vscode.l10n.t('A run is going on. Cancel it first; it cleans up by itself.'));
  const leftovers = await findLeftovers(headroom.cli);
  if (leftovers.length === 0) {
    headroom.status.show({ kind: 'idle' });
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing is left over: every earlier run was cleaned up.'));
    return;
  }
  await cleanLeftovers(headroom, leftovers);
};
