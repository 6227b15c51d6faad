import * as vscode from 'vscode';
import type { Range } from 'vscode-languageclient';

/** The command that the language server adds to a suggestion: selects the chosen value, to be typed over. */
export function registerSelectRange(): vscode.Disposable {
  return vscode.commands.registerCommand('headroom.select', (uri: string, { start, end }: Range) => {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.uri.toString() !== vscode.Uri.parse(uri).toString()) return;
    const selection = new vscode.Selection(start.line, start.character, end.line, end.character);
    editor.selection = selection;
    editor.revealRange(selection);
  });
}
