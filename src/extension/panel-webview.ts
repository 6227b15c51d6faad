import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { panelPage } from './panel-page';

/** One of our pages: the name of its bundle in `dist`. */
export interface Page {
  readonly bundle: string;
  readonly title: string;
}

/** Puts a page into a panel, new or left over from before a reload, and hears what it asks. */
export function showPage<Request>(
  panel: vscode.WebviewPanel,
  extensionUri: vscode.Uri,
  { bundle, title }: Page,
  onRequest: (request: Request) => void,
): void {
  const dist = vscode.Uri.joinPath(extensionUri, 'dist');
  const { webview } = panel;
  webview.options = { enableScripts: true, localResourceRoots: [dist] };
  webview.onDidReceiveMessage(onRequest);
  webview.html = panelPage({
    script: webview.asWebviewUri(vscode.Uri.joinPath(dist, `${bundle}.js`)).toString(),
    title,
    cspSource: webview.cspSource,
    nonce: randomBytes(16).toString('base64url'),
  });
}
