import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

const LONGEST_WAIT_MS = 15_000;

/** A manifest without requests gets a diagnostic with a linked code, and a fixed one loses it. */
export async function diagnostics(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: manifest('') });
  await vscode.window.showTextDocument(document);
  await until(document.uri, codes => codes.includes('cpu-request-missing'));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), manifest(requests));
  await vscode.workspace.applyEdit(edit);
  await until(document.uri, codes => !codes.includes('cpu-request-missing'));
}

const requests = '\n      resources: {requests: {cpu: 100m, memory: 64Mi}, limits: {memory: 64Mi}}';
const manifest = (resources: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: nginx${resources}\n`;

/** Waits for an event that brings diagnostics of ours to whose codes `wanted` agrees. */
function until(uri: vscode.Uri, wanted: (codes: readonly string[]) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (wanted(codesOf(uri))) end(resolve);
    };
    const late = (): void =>
      end(() =>
        reject(new assert.AssertionError({ message: `only ${codesOf(uri).join(', ') || 'nothing'} was reported` })),
      );
    const listener = vscode.languages.onDidChangeDiagnostics(look);
    const timer = setTimeout(late, LONGEST_WAIT_MS);
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      listener.dispose();
      settle();
    };
    look();
  });
}

function codesOf(uri: vscode.Uri): readonly string[] {
  const ours = vscode.languages.getDiagnostics(uri).filter(diagnostic => diagnostic.source === 'headroom');
  return ours.map(({ code }) => (typeof code === 'object' ? String(code.value) : ''));
}
