import * as vscode from 'vscode';
import type { FairnessAnswer } from './answers';
import type { Entry } from './entry';

/** The line "Fairness"; the levels are asked for only when it is opened, since that reads the API server's metrics. */
export function fairnessEntry(ask: () => Promise<FairnessAnswer>): Entry {
  const item = new vscode.TreeItem(vscode.l10n.t('Fairness'), vscode.TreeItemCollapsibleState.Collapsed);
  item.id = 'fairness';
  item.iconPath = new vscode.ThemeIcon('law');
  item.description = vscode.l10n.t('priority levels and their seats');
  let levels: Promise<readonly Entry[]> | undefined;
  return { item, children: () => (levels ??= ask().then(levelEntries)) };
}

function levelEntries({ levels }: FairnessAnswer): readonly Entry[] {
  return [...levels].sort((a, b) => b.nominal - a.nominal).map(levelEntry);
}

function levelEntry({ name, nominal, now }: FairnessAnswer['levels'][number]): Entry {
  const item = new vscode.TreeItem(name);
  item.id = `fairness/${name}`;
  const seats = now?.current ?? nominal;
  item.description = [
    vscode.l10n.t('{0} seats', seats),
    ...(now ? [vscode.l10n.t('{0} in use', now.inUse)] : []),
    ...(now && now.waiting > 0 ? [vscode.l10n.t('{0} wait', now.waiting)] : []),
    ...(now && now.rejected > 0 ? [vscode.l10n.t('{0} answered 429', now.rejected)] : []),
  ].join(' · ');
  item.tooltip = vscode.l10n.t('{0}: {1} nominal seats, {2} now with lending and borrowing', name, nominal, seats);
  item.iconPath = new vscode.ThemeIcon(now && now.waiting + now.rejected > 0 ? 'warning' : 'organization');
  return { item };
}
