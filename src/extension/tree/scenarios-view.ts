import * as vscode from 'vscode';
import { scenarios } from '../../scenarios/catalogue';
import type { Scenario } from '../../scenarios/scenario';
import { entryProvider, type Entry } from './entry';

const VIEW = 'headroom.scenarios';
const icons: Readonly<Record<Scenario['kind'], string>> = { burner: 'flame', http: 'globe', cluster: 'law' };

/** The scenarios; a click shows what one will do, and asks before anything is sent. */
export function registerScenariosView(): vscode.Disposable {
  const never = new vscode.EventEmitter<undefined>();
  const view = vscode.window.createTreeView<Entry>(VIEW, {
    treeDataProvider: entryProvider(never.event, async () => scenarios.map(scenarioEntry)),
  });
  return vscode.Disposable.from(view, never);
}

function scenarioEntry({ name, title, summary, page, kind }: Scenario): Entry {
  const item = new vscode.TreeItem(title);
  item.id = name;
  item.description = summary;
  item.tooltip = new vscode.MarkdownString(page);
  item.iconPath = new vscode.ThemeIcon(icons[kind]);
  item.contextValue = 'scenario';
  item.command = { command: 'headroom.runScenario', title: vscode.l10n.t('Run'), arguments: [{ scenario: name }] };
  return { item };
}
