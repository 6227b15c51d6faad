import * as vscode from 'vscode';
import {
  placementMemory,
  type PlacementMemory,
  type PlacementMessage,
  type PlacementRequest,
} from '../../report/placement-message';
import { showPage } from '../panel-webview';
import type { FollowedCluster } from '../observer/followed-cluster';
import { placementState } from './placement-state';
import { turns } from './turns';

/** The panel that shows where the replicas of a workload go. It follows the text and the cluster while it is seen. */
export interface PlacementHost extends vscode.Disposable {
  /** Shows this workload, in the panel that is open or in a new one beside the text. */
  show(workload: PlacementMemory): void;
}

const VIEW = 'headroom.placement';
const PAGE = { bundle: 'placement', title: 'Headroom placement' };
/** After the last keystroke the view waits so long, ms. */
const CALM_MS = 250;

/** Makes the host; the panel opens with the first workload, or with its window as it was left. */
export function createPlacementHost(extensionUri: vscode.Uri, cluster: FollowedCluster): PlacementHost {
  let panel: vscode.WebviewPanel | undefined;
  let shown: PlacementMemory | undefined;
  let filter = '';
  let last = '';

  const tell = async (): Promise<void> => {
    const [to, workload] = [panel, shown];
    if (!to?.visible || !workload) return;
    const state = await placementState(cluster, workload, filter);
    const file = vscode.workspace.asRelativePath(vscode.Uri.parse(workload.uri));
    const message: PlacementMessage = { ...workload, file, state };
    const text = JSON.stringify(message);
    if (to !== panel || workload !== shown || text === last) return;
    last = text;
    void to.webview.postMessage(message);
  };
  const isFollowed = (): boolean => panel?.visible === true && ['live', 'stale'].includes(cluster.state.state);
  const { soon, now, stop } = turns(tell, isFollowed);
  const heard = (request: PlacementRequest): void => {
    switch (request.type) {
      case 'ready':
        // A page begins with an empty filter.
        last = filter = '';
        return now();
      case 'filter':
        filter = request.text;
        return now();
      case 'follow':
        return void vscode.commands.executeCommand('headroom.followCluster');
      case 'trust':
        return void vscode.commands.executeCommand('workbench.trust.manage');
      case 'open-file':
        if (shown)
          void vscode.window.showTextDocument(vscode.Uri.parse(shown.uri), { viewColumn: vscode.ViewColumn.One });
    }
  };
  const adopt = (opened: vscode.WebviewPanel): vscode.WebviewPanel => {
    opened.onDidDispose(() => (panel = undefined));
    opened.onDidChangeViewState(() => opened.visible && now());
    showPage<PlacementRequest>(opened, extensionUri, PAGE, heard);
    return opened;
  };
  const show = (workload: PlacementMemory, left?: vscode.WebviewPanel): void => {
    shown = workload;
    last = '';
    const title = vscode.l10n.t('Placement: {0}', workload.key.name);
    panel ??= adopt(left ?? vscode.window.createWebviewPanel(VIEW, title, vscode.ViewColumn.Beside));
    panel.title = title;
    if (!left) panel.reveal();
    now();
  };
  const parts = vscode.Disposable.from(
    { dispose: stop },
    cluster.onState(now),
    vscode.workspace.onDidChangeTextDocument(({ document }) => document.uri.toString() === shown?.uri && soon(CALM_MS)),
    vscode.workspace.onDidSaveTextDocument(document => document.uri.toString() === shown?.uri && now()),
    vscode.window.registerWebviewPanelSerializer(VIEW, {
      async deserializeWebviewPanel(left, state) {
        const memory = placementMemory(state);
        // Another was opened meanwhile.
        if (memory === undefined || panel !== undefined) return left.dispose();
        show(memory, left);
      },
    }),
  );
  return {
    show: workload => show(workload),
    dispose() {
      parts.dispose();
      panel?.dispose();
    },
  };
}
