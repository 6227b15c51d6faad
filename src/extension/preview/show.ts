import * as vscode from 'vscode';
import type { Range } from 'vscode-languageclient';
import { SCHEME } from './previews';

/** `headroom.show`: opens a place of a file, not over a preview but in the editor beside it. */
export function registerShow(): vscode.Disposable {
  return vscode.commands.registerCommand('headroom.show', async (uri: string, { start, end }: Range) => {
    const target = vscode.Uri.parse(uri);
    const selection = new vscode.Range(start.line, start.character, end.line, end.character);
    await vscode.window.showTextDocument(target, { selection, viewColumn: columnFor(target) });
  });
}

function columnFor(target: vscode.Uri): vscode.ViewColumn {
  const isOf = (tab: vscode.Tab): boolean =>
    tab.input instanceof vscode.TabInputText && tab.input.uri.toString() === target.toString();
  const groups = vscode.window.tabGroups.all;
  const open = groups.find(({ tabs }) => tabs.some(isOf));
  if (open) return open.viewColumn;
  if (vscode.window.activeTextEditor?.document.uri.scheme !== SCHEME) return vscode.ViewColumn.Active;
  return groups.find(group => group !== vscode.window.tabGroups.activeTabGroup)?.viewColumn ?? vscode.ViewColumn.Beside;
}
