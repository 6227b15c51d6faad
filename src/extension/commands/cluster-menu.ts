import * as vscode from 'vscode';
import { sentenceOf } from '../command-line';
import type { CommandFactory } from '../command-factory';
import type { Headroom } from '../headroom';
import { isAnswered } from '../observer/answer';
import { clusterOptions } from '../settings';
import { requireTrust } from '../trust';

interface Action extends vscode.QuickPickItem {
  run(): unknown;
}

/** What can be done with the cluster that is followed. */
export const clusterMenu: CommandFactory = headroom => async () => {
  const { cluster } = headroom;
  requireTrust(vscode.l10n.t('follow a cluster'));
  const isFollowing = cluster.state.state === 'connecting' || isAnswered(cluster.state);
  const actions: Action[] = [
    isFollowing
      ? { label: `$(debug-stop) ${vscode.l10n.t('Stop following the cluster')}`, run: () => cluster.stop() }
      : { label: `$(eye) ${vscode.l10n.t('Follow cluster')}`, run: () => cluster.follow() },
    { label: `$(arrow-swap) ${vscode.l10n.t('Switch context…')}`, run: () => switchContext(headroom) },
    { label: `$(output) ${vscode.l10n.t('Show log')}`, run: () => headroom.log.show() },
  ];
  const placeHolder = 'sentence' in cluster.state ? cluster.state.sentence : vscode.l10n.t('No cluster is followed.');
  await (await vscode.window.showQuickPick(actions, { placeHolder }))?.run();
};

interface Contexts {
  readonly current?: string;
  readonly contexts: readonly string[];
}

/** Runs and live answers take the same context, the one of the setting. */
async function switchContext({ cli, cluster }: Headroom): Promise<void> {
  const answer = await cli.answer(['observer', '--contexts', ...clusterOptions()]);
  if (answer.code !== 0) throw new Error(sentenceOf(answer));
  const { contexts, current } = JSON.parse(answer.stdout) as Contexts;
  const settings = vscode.workspace.getConfiguration('headroom');
  const set = settings.get<string>('context', '');
  const items = [
    {
      label: vscode.l10n.t('Current context of the kubeconfig'),
      ...{ description: current ?? '', context: '', picked: set === '' },
    },
    ...contexts.map(context => ({ label: context, description: '', context, picked: context === set })),
  ];
  const placeHolder = vscode.l10n.t('Which context do live answers and runs of this workspace take?');
  const chosen = await vscode.window.showQuickPick(items, { placeHolder });
  if (!chosen) return;
  const target = vscode.workspace.workspaceFolders
    ? vscode.ConfigurationTarget.Workspace
    : vscode.ConfigurationTarget.Global;
  await settings.update('context', chosen.context === '' ? undefined : chosen.context, target);
  cluster.follow();
}
