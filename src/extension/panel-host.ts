import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { RunEvent } from '../report/events';
import type { PanelMessage, PanelRequest } from '../report/panel-message';
import { panelPage } from './panel-page';

/** The results panel. It may be hidden or closed at any time: what a run said is kept here and told again. */
export interface PanelHost extends vscode.Disposable {
  /** A new run: forgets the one before and opens the panel. */
  begin(title: string): void;
  show(event: RunEvent): void;
  /** The run ended without a report. */
  lose(sentence: string): void;
  /** Brings the panel to the front, opening it if it was closed. */
  reveal(): void;
}

const commandOf: Readonly<Record<Exclude<PanelRequest['type'], 'ready'>, string>> = {
  cancel: 'headroom.cancelRun',
  'run-again': 'headroom.runAgain',
  'open-report': 'headroom.openReport',
  'clean-up': 'headroom.cleanUp',
};

/** Makes the host; the panel itself opens with the first run. */
export function createPanelHost(extensionUri: vscode.Uri): PanelHost {
  let panel: vscode.WebviewPanel | undefined;
  let events: RunEvent[] = [];
  let lost: string | undefined;

  const post = (message: PanelMessage): void => void panel?.webview.postMessage(message);
  const replay = (): void => post({ type: 'replay', events, ...(lost === undefined ? {} : { lost }) });
  const reveal = (title = panel?.title ?? 'Headroom run'): void => {
    panel ??= open(
      extensionUri,
      request => (request.type === 'ready' ? replay() : carryOut(request.type)),
      () => (panel = undefined),
    );
    panel.title = title;
    panel.reveal(undefined, true);
  };
  return {
    begin(title) {
      events = [];
      lost = undefined;
      reveal(title);
      replay();
    },
    show(event) {
      events.push(event);
      post({ type: 'events', events: [event] });
    },
    lose(sentence) {
      lost = sentence;
      post({ type: 'lost', sentence });
    },
    reveal: () => reveal(),
    dispose: () => panel?.dispose(),
  };
}

const carryOut = (request: keyof typeof commandOf): void => void vscode.commands.executeCommand(commandOf[request]);

function open(
  extensionUri: vscode.Uri,
  onRequest: (request: PanelRequest) => void,
  onClosed: () => void,
): vscode.WebviewPanel {
  const dist = vscode.Uri.joinPath(extensionUri, 'dist');
  const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
  const options = { enableScripts: true, localResourceRoots: [dist] };
  const panel = vscode.window.createWebviewPanel('headroom.results', 'Headroom run', beside, options);
  panel.webview.onDidReceiveMessage(onRequest);
  panel.onDidDispose(onClosed);
  panel.webview.html = panelPage({
    script: panel.webview.asWebviewUri(vscode.Uri.joinPath(dist, 'panel.js')).toString(),
    cspSource: panel.webview.cspSource,
    nonce: randomBytes(16).toString('base64url'),
  });
  return panel;
}
