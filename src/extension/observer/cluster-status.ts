import * as vscode from 'vscode';
import type { Following } from '../../observer/protocol';
import type { ClusterState } from './answer';
import type { FollowedCluster } from './followed-cluster';

/** An item of the status bar that says which cluster is followed, and how well; none while nobody follows one. */
export function registerClusterStatus(cluster: FollowedCluster): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('headroom.cluster', vscode.StatusBarAlignment.Left, 0);
  item.name = vscode.l10n.t('Headroom: cluster');
  item.command = 'headroom.clusterMenu';
  const show = (now: ClusterState): void => {
    if (!('sentence' in now)) return item.hide();
    const text = textOf(now);
    item.text = text;
    item.tooltip = now.sentence;
    item.accessibilityInformation = { label: now.sentence, role: 'button' };
    item.backgroundColor =
      now.state === 'stale' || now.state === 'failed'
        ? new vscode.ThemeColor('statusBarItem.warningBackground')
        : undefined;
    item.show();
  };
  show(cluster.state);
  return vscode.Disposable.from(item, cluster.onState(show));
}

function textOf({ state, context = '', since }: Following): string {
  switch (state) {
    case 'connecting':
      return `$(sync~spin) ${context || vscode.l10n.t('cluster')}`;
    case 'live':
      return `$(eye) ${context}`;
    case 'stale':
      return `$(warning) ${context} · ${since === undefined ? vscode.l10n.t('stale') : vscode.l10n.t('stale since {0}', clock(since))}`;
    case 'failed':
      return `$(error) ${vscode.l10n.t('no cluster')}`;
  }
}

/** Hours and minutes here, `14:05`. */
function clock(time: number): string {
  const [hours, minutes] = [new Date(time).getHours(), new Date(time).getMinutes()];
  return [hours, minutes].map(part => String(part).padStart(2, '0')).join(':');
}
