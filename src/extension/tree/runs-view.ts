import * as vscode from 'vscode';
import { sentenceOf, type CommandLine } from '../command-line';
import type { Runs } from '../runs';
import type { StoredRun } from './answers';
import { entryProvider, type Entry } from './entry';

const VIEW = 'headroom.runs';
const CANCELLED = 130;

/** The runs of this machine, newest first; a click opens the report of one. */
export function registerRunsView(cli: CommandLine, runs: Runs): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const view = vscode.window.createTreeView<Entry>(VIEW, {
    treeDataProvider: entryProvider(changed.event, async () => {
      const going = runs.going && runs.latest ? [goingEntry(runs.latest.title)] : [];
      const answer = await cli.answer(['runs', '-o', 'json']);
      view.message = answer.code === 0 ? '' : sentenceOf(answer);
      if (answer.code !== 0) return going;
      const { runs: stored } = JSON.parse(answer.stdout) as { readonly runs: readonly StoredRun[] };
      return [...going, ...stored.map(runEntry)];
    }),
  });
  return vscode.Disposable.from(
    view,
    changed,
    runs.onChange(() => changed.fire(undefined)),
    view.onDidChangeVisibility(({ visible }) => visible && changed.fire(undefined)),
    vscode.commands.registerCommand(`${VIEW}.refresh`, () => changed.fire(undefined)),
  );
}

function goingEntry(title: string): Entry {
  const item = new vscode.TreeItem(title);
  item.description = vscode.l10n.t('running');
  item.iconPath = new vscode.ThemeIcon('sync~spin');
  item.contextValue = 'going';
  item.command = { command: 'headroom.showResults', title: vscode.l10n.t('Show the run') };
  return { item };
}

function runEntry({ runId, title, startedAt, context, passed, exitCode, sentence, file }: StoredRun): Entry {
  const item = new vscode.TreeItem(title);
  const when = new Date(startedAt).toLocaleString();
  item.id = runId;
  item.description = `${when} · ${context}`;
  item.tooltip = `${sentence}\n${when} · ${context}`;
  item.iconPath = passed
    ? new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed'))
    : exitCode === CANCELLED
      ? new vscode.ThemeIcon('circle-slash')
      : new vscode.ThemeIcon('error', new vscode.ThemeColor('testing.iconFailed'));
  item.accessibilityInformation = { label: `${title}, ${sentence}, ${when}` };
  item.command = { command: 'headroom.openReport', title: vscode.l10n.t('Open report'), arguments: [file] };
  return { item };
}
