import * as vscode from 'vscode';
import { placementMemory, type PlacementMemory } from '../../report/placement-message';
import type { CommandFactory } from '../command-factory';
import { askWorkload, unreadableSentence } from '../placement/ask-workload';

/** Headroom: Show placement. Of a workload that is named (code lens), or of the one at the cursor. */
export const showPlacement: CommandFactory =
  ({ placement, cluster }) =>
  async argument => {
    placement.show(placementMemory(argument) ?? (await atCursor()));
    // Who asks where pods go wants the cluster to be asked.
    if (cluster.state.state === 'off') cluster.follow();
  };

async function atCursor(): Promise<PlacementMemory> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw new Error(vscode.l10n.t('Open a manifest with a workload first.'));
  const { uri } = editor.document;
  const found = await askWorkload(uri, { position: editor.selection.active });
  if (!found)
    throw new Error(
      vscode.l10n.t(
        'This text has no workload that a scheduler places. (A DaemonSet names the node of each of its pods.)',
      ),
    );
  if ('unreadable' in found) throw new Error(unreadableSentence());
  return { uri: uri.toString(), key: found.key };
}
