import * as vscode from 'vscode';
import type { RunEvent } from '../report/events';
import { panelMemory, type PanelMessage, type PanelRequest } from '../report/panel-message';
import { showPage } from './panel-webview';
import type { RestoredRun } from './restored-run';

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

const VIEW = 'headroom.results';
const PAGE = { bundle: 'panel', title: 'Headroom run' };

/** Makes the host; the panel opens with the first run, or with its window as it was left, with what `restored` finds of its run. */
export function createPanelHost(
  extensionUri: vscode.Uri,
  restored: (runId: string) => Promise<RestoredRun>,
): PanelHost {
  let panel: vscode.WebviewPanel | undefined;
  let events: RunEvent[] = [];
  let lost: string | undefined;

  const post = (message: PanelMessage): void => void panel?.webview.postMessage(message);
  const replay = (): void => post({ type: 'replay', events, ...(lost === undefined ? {} : { lost }) });
  const adopt = (opened: vscode.WebviewPanel): vscode.WebviewPanel => {
    opened.onDidDispose(() => (panel = undefined));
    showPage<PanelRequest>(opened, extensionUri, PAGE, request =>
      request.type === 'ready' ? replay() : carryOut(request.type),
    );
    return opened;
  };
  const carryOut = (request: keyof typeof commandOf): void => {
    const end = events.find(event => event.type === 'run-ended');
    const file = end && vscode.Uri.joinPath(vscode.Uri.file(end.reportDir), 'report.json').fsPath;
    const parts = request === 'open-report' && file !== undefined ? [file] : [];
    void vscode.commands.executeCommand(commandOf[request], ...parts);
  };
  const reveal = (title = panel?.title ?? 'Headroom run'): void => {
    panel ??= adopt(vscode.window.createWebviewPanel(VIEW, title, beside));
    panel.title = title;
    panel.reveal(undefined, true);
  };
  const serializer = vscode.window.registerWebviewPanelSerializer(VIEW, {
    async deserializeWebviewPanel(left, state) {
      const memory = panelMemory(state);
      // A run that began meanwhile has its own panel.
      if (memory === undefined || panel !== undefined) return left.dispose();
      panel = adopt(left);
      panel.title = memory.title;
      const found = await restored(memory.runId);
      if (events.length > 0) return;
      ({ events, lost } = { lost: undefined, ...found });
      replay();
    },
  });
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
    dispose() {
      serializer.dispose();
      panel?.dispose();
    },
  };
}

const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
