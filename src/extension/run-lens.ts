import * as vscode from 'vscode';
import { isBurnerConfig } from './burner-config-documents';

/** Offers the run above `jobs:` of a burner config. */
export function registerRunLens(): vscode.Disposable {
  return vscode.languages.registerCodeLensProvider({ language: 'yaml' }, { provideCodeLenses });
}

function provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
  if (!isBurnerConfig(document)) return [];
  const jobs = /^jobs:/m.exec(document.getText());
  if (jobs === null) return [];
  const start = document.positionAt(jobs.index);
  const command = {
    title: `$(run-all) ${vscode.l10n.t('Run burner scenario')}`,
    command: 'headroom.runScenario',
    arguments: [document.uri],
  };
  return [new vscode.CodeLens(new vscode.Range(start, start), command)];
}
