import * as vscode from 'vscode';
import { isAnswered } from '../observer/answer';
import type { FollowedCluster } from '../observer/followed-cluster';
import { capacityEntry } from './capacity-entries';
import { entryProvider, type Entry } from './entry';
import { fairnessEntry } from './fairness-entries';
import { steadyRoots } from './steady-roots';

const VIEW = 'headroom.cluster';
const EVERY_MS = 10_000;

/** The cluster that is followed: context, capacity, fairness. It asks only while it is seen. */
export function registerClusterView(cluster: FollowedCluster): vscode.Disposable {
  const changed = new vscode.EventEmitter<Entry[] | undefined>();
  // What is below the others is asked for when they are opened.
  const open = new Set<string | undefined>(['capacity']);
  const roots = steadyRoots(
    () => entriesOf(cluster),
    id => open.has(id),
    entries => changed.fire(entries),
  );
  const view = vscode.window.createTreeView<Entry>(VIEW, {
    treeDataProvider: entryProvider(changed.event, () => Promise.resolve(roots.entries)),
  });
  const refresh = (): void => void (view.visible && roots.refresh());
  const show = (): void => {
    const { state } = cluster;
    const isIdle = ['off', 'untrusted', 'failed'].includes(state.state);
    void vscode.commands.executeCommand('setContext', 'headroom.clusterIdle', isIdle);
    view.message = 'sentence' in state && state.state !== 'live' ? state.sentence : '';
    refresh();
  };
  const timer = setInterval(() => isAnswered(cluster.state) && refresh(), EVERY_MS);
  show();
  return vscode.Disposable.from(
    view,
    changed,
    { dispose: () => clearInterval(timer) },
    cluster.onState(show),
    view.onDidChangeVisibility(refresh),
    view.onDidExpandElement(({ element }) => void open.add(element.item.id)),
    view.onDidCollapseElement(({ element }) => void open.delete(element.item.id)),
    vscode.commands.registerCommand(`${VIEW}.refresh`, () => roots.refresh()),
  );
}

/** Nothing while no cluster is followed: then the view says how to. */
async function entriesOf(cluster: FollowedCluster): Promise<readonly Entry[]> {
  if (!isAnswered(cluster.state)) return [];
  try {
    const [status, capacity] = await Promise.all([cluster.ask('status'), cluster.ask('capacity')]);
    const { context, server, kubernetes, missing } = status.freshness;
    const { nodes, pods } = status.answer;
    const item = new vscode.TreeItem(context);
    item.id = 'context';
    item.description = [kubernetes, vscode.l10n.t('{0} nodes', nodes), vscode.l10n.t('{0} pods', pods)].join(' · ');
    item.tooltip = [server, ...missing].join('\n');
    item.iconPath = new vscode.ThemeIcon(cluster.state.state === 'stale' ? 'warning' : 'eye');
    item.command = { command: 'headroom.clusterMenu', title: vscode.l10n.t('Stop or switch context') };
    const fairness = fairnessEntry(async () => (await cluster.ask('fairness')).answer);
    return [{ item }, capacityEntry(capacity.answer), fairness];
  } catch (error) {
    return [sayingEntry(error)];
  }
}

/** The cluster went while it was asked. */
function sayingEntry(error: unknown): Entry {
  const item = new vscode.TreeItem(error instanceof Error ? error.message : String(error));
  item.id = 'error';
  item.iconPath = new vscode.ThemeIcon('warning');
  return { item };
}
