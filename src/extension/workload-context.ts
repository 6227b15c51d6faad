import * as vscode from 'vscode';

const BEGINNING = 100_000;

/** Keeps the context key by which the editor's menu offers the placement of a workload. */
export function followWorkloads(): vscode.Disposable {
  const tell = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    void vscode.commands.executeCommand('setContext', 'headroom.workload', document !== undefined && hasPods(document));
  };
  tell();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(tell),
    vscode.workspace.onDidSaveTextDocument(tell),
  );
}

/** Whether something in a text looks like a workload; the command itself reads it properly. */
function hasPods(document: vscode.TextDocument): boolean {
  if (document.languageId !== 'yaml' && document.languageId !== 'json') return false;
  const text = document.getText(new vscode.Range(document.positionAt(0), document.positionAt(BEGINNING)));
  return /\bapiVersion\b/.test(text) && /\bcontainers\b/.test(text);
}
