import * as vscode from 'vscode';
import { scenarioNamed, scenarios } from '../scenarios/catalogue';
import { isBurnerConfig } from './burner-config-documents';
import type { RunRequest } from './run-request';
import { scaleError, urlError } from './validate-input';

type Source = Pick<RunRequest, 'source' | 'title' | 'cwd'>;

/** Asks what to run, unless a config or a scenario is named, and how large; undefined when the person turned back. */
export async function askRunRequest(named?: vscode.Uri | string): Promise<RunRequest | undefined> {
  const source = await sourceOf(named);
  if (source === undefined) return undefined;
  // An HTTP scenario has a rate and a time, but no iterations that could be scaled.
  if (scenarioNamed(source.source)?.kind === 'http') {
    const url = await askUrl();
    return url === undefined ? undefined : { ...source, scale: 1, url };
  }
  const scale = await askScale(source.title);
  return scale === undefined ? undefined : { ...source, scale };
}

async function sourceOf(named: vscode.Uri | string | undefined): Promise<Source | undefined> {
  if (named === undefined) return pickSource();
  if (typeof named !== 'string') return savedConfig(named);
  const scenario = scenarioNamed(named);
  return scenario && { source: named, title: scenario.title };
}

interface SourceItem extends vscode.QuickPickItem {
  readonly open?: vscode.Uri;
  readonly scenario?: string;
}

async function pickSource(): Promise<Source | undefined> {
  const chosen = await vscode.window.showQuickPick([...openConfig(), ...scenarioItems()], {
    title: vscode.l10n.t('Run burner scenario'),
    placeHolder: vscode.l10n.t('Which load? Nothing is sent before you have seen what it will do.'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen?.open !== undefined) return savedConfig(chosen.open);
  return chosen?.scenario === undefined ? undefined : { source: chosen.scenario, title: chosen.label };
}

function openConfig(): readonly SourceItem[] {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined || !isBurnerConfig(document)) return [];
  const name = vscode.workspace.asRelativePath(document.uri);
  return [
    { label: `$(file) ${vscode.l10n.t('This config')}`, description: name, open: document.uri },
    { label: vscode.l10n.t('Scenarios'), kind: vscode.QuickPickItemKind.Separator },
  ];
}

const scenarioItems = (): readonly SourceItem[] =>
  scenarios.map(({ name, title, summary }) => ({ label: title, description: name, detail: summary, scenario: name }));

/** The runner reads the file, so the text on disk must be the one in the editor. */
async function savedConfig(uri: vscode.Uri): Promise<Source> {
  if (uri.scheme !== 'file') {
    throw new Error(
      vscode.l10n.t(
        'A run needs its config as a file on this machine; {0} is not one. Save it to a folder first.',
        uri.toString(),
      ),
    );
  }
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.isDirty) await document.save();
  const cwd = vscode.Uri.joinPath(uri, '..').fsPath;
  return { source: uri.fsPath, title: vscode.workspace.asRelativePath(uri), cwd };
}

async function askScale(title: string): Promise<number | undefined> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Scale of {0}', title),
    prompt: vscode.l10n.t('Factor on the iterations: 1 as written, 0.1 a tenth, 10 ten times as many.'),
    value: '1',
    validateInput: scaleError,
  });
  return typed === undefined ? undefined : Number(typed);
}

async function askUrl(): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('URL to GET'),
    prompt: vscode.l10n.t('Only load what is yours.'),
    placeHolder: 'http://127.0.0.1:8080/',
    validateInput: urlError,
  });
}
