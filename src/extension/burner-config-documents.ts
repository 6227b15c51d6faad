import * as vscode from 'vscode';

const BEGINNING = 20_000;

/** Whether a document is a kube-burner config: by its name, or by `jobs:` with what only a burner's job has. */
export function isBurnerConfig(document: vscode.TextDocument): boolean {
  if (/\.kube-burner\.ya?ml$/.test(document.fileName)) return true;
  if (document.languageId !== 'yaml') return false;
  const text = document.getText(new vscode.Range(document.positionAt(0), document.positionAt(BEGINNING)));
  return /^jobs:/m.test(text) && /^[\s-]+(jobIterations|jobType|objectTemplate):/m.test(text);
}

/** Keeps the context key by which the editor title shows its Run button. */
export function followBurnerConfigs(): vscode.Disposable {
  const tell = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const known = document !== undefined && isBurnerConfig(document);
    void vscode.commands.executeCommand('setContext', 'headroom.burnerConfig', known);
  };
  tell();
  return vscode.window.onDidChangeActiveTextEditor(tell);
}
