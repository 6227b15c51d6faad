import * as vscode from 'vscode';
import { askLanguageServer, onLanguageServerReady } from '../language';
import { IS_TEMPLATE } from './request';

/** Keeps the context key by which the editor title of a template shows the button of the preview. */
export function followTemplates(): vscode.Disposable {
  const tell = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    const isAsked = document !== undefined && ['yaml', 'json'].includes(document.languageId);
    const known = isAsked && (await askLanguageServer<boolean>(IS_TEMPLATE, { uri: document.uri.toString() }));
    if (vscode.window.activeTextEditor?.document !== document) return;
    await vscode.commands.executeCommand('setContext', 'headroom.burnerTemplate', known === true);
  };
  void tell();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(() => void tell()),
    onLanguageServerReady(() => void tell()),
  );
}
