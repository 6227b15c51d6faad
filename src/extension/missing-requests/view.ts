import * as vscode from 'vscode';
import { askLanguageServer, onLanguageServerReady } from '../language';
import { itemOf, type Entry } from './items';
import { MISSING_REQUESTS, type MissingRequestsAnswer } from './request';

const VIEW = 'headroom.missingRequests';
/** After a save the index reads the file again; asking at once would show the state before. */
const AFTER_SAVE_MS = 500;

/** The folder's workloads without requests: those that run most, and heavy images, first. */
export function registerMissingRequests(): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const view = vscode.window.createTreeView<Entry>(VIEW, { treeDataProvider: provider(changed.event, say) });
  function say({ complete, total, workloads }: MissingRequestsAnswer): void {
    const cut = total > workloads.length ? vscode.l10n.t('The first {0} of {1}', workloads.length, total) : '';
    view.message = complete ? cut : vscode.l10n.t('Reading the workspace…');
    view.badge =
      total > 0 ? { value: total, tooltip: vscode.l10n.t('{0} workloads without requests', total) } : undefined;
    void vscode.commands.executeCommand('setContext', 'headroom.noneMissing', complete && total === 0);
  }
  let timer: NodeJS.Timeout | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => view.visible && changed.fire(), AFTER_SAVE_MS);
  };
  return vscode.Disposable.from(
    view,
    changed,
    { dispose: () => clearTimeout(timer) },
    vscode.workspace.onDidSaveTextDocument(soon),
    view.onDidChangeVisibility(({ visible }) => visible && changed.fire()),
    onLanguageServerReady(soon),
    vscode.commands.registerCommand(`${VIEW}.refresh`, () => changed.fire()),
  );
}

function provider(
  changed: vscode.Event<void>,
  say: (answer: MissingRequestsAnswer) => void,
): vscode.TreeDataProvider<Entry> {
  return {
    onDidChangeTreeData: changed,
    getTreeItem: itemOf,
    async getChildren(parent) {
      if (parent) return [];
      const answer = await askLanguageServer<MissingRequestsAnswer>(MISSING_REQUESTS);
      if (!answer) return [];
      say(answer);
      return [
        ...answer.limitRanges.map(limitRange => ({ kind: 'limit-range' as const, limitRange })),
        ...answer.workloads.map(workload => ({ kind: 'workload' as const, workload })),
      ];
    },
  };
}
