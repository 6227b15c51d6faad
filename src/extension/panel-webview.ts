import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { PanelRequest } from '../report/panel-message';
import { panelPage } from './panel-page';

/** Puts the results page into a panel, new or left over from before a reload, and hears what it asks. */
export function showPage(
  panel: vscode.WebviewPanel,
  extensionUri: vscode.Uri,
  onRequest: (request: PanelRequest) => void,
): void {
  const dist = vscode.Uri.joinPath(extensionUri, 'dist');
  const { webview } = panel;
  webview.options = { enableScripts: true, localResourceRoots: [dist] };
  webview.onDidReceiveMessage(onRequest);
  webview.html = panelPage({
    script: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'panel.js')).toString(),
    cspSource: webview.cspSource,
    nonce: randomBytes(16).toString('base64url'),
  });
}
