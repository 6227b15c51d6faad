import * as vscode from 'vscode';
import type { MissingWorkload, SuggestedLimitRange } from './request';

/** A line of the view. */
export type Entry =
  | { readonly kind: 'workload'; readonly workload: MissingWorkload }
  | { readonly kind: 'limit-range'; readonly limitRange: SuggestedLimitRange };

/** How a line looks, and what it opens. */
export function itemOf(entry: Entry): vscode.TreeItem {
  return entry.kind === 'workload' ? workloadItem(entry.workload) : limitRangeItem(entry.limitRange);
}

function workloadItem(workload: MissingWorkload): vscode.TreeItem {
  const { kind, name, namespace, replicas, missing, heavy } = workload;
  const uri = vscode.Uri.parse(workload.uri);
  const { start, end } = workload.range;
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  const lacks = missing.join(', ');
  const item = new vscode.TreeItem(name);
  item.description = [
    replicas === 1 ? kind : `${kind} × ${replicas}`,
    lacks,
    vscode.workspace.asRelativePath(uri),
  ].join(' · ');
  item.tooltip = [
    vscode.l10n.t('{0} "{1}" asks for no {2}.', kind, namespace === undefined ? name : `${namespace}/${name}`, lacks),
    ...(heavy === undefined ? [] : [heavy]),
  ].join('\n');
  item.iconPath = new vscode.ThemeIcon(heavy === undefined ? 'warning' : 'flame');
  item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [uri, { selection }] };
  item.accessibilityInformation = { label: `${name}, ${item.description}` };
  return item;
}

function limitRangeItem({ namespace, workloads, yaml }: SuggestedLimitRange): vscode.TreeItem {
  const item = new vscode.TreeItem(
    namespace === undefined
      ? vscode.l10n.t('Add a LimitRange')
      : vscode.l10n.t('Add a LimitRange to namespace "{0}"', namespace),
  );
  item.description = vscode.l10n.t('defaults for {0} workloads', workloads);
  item.iconPath = new vscode.ThemeIcon('lightbulb');
  item.command = { command: 'headroom.newLimitRange', title: vscode.l10n.t('Add a LimitRange'), arguments: [yaml] };
  return item;
}
