import * as vscode from 'vscode';
import type { QuestionName, Questions } from '../../observer/protocol';
import type { CommandLine } from '../command-line';
import { clusterOptions } from '../settings';
import { requireTrust } from '../trust';
import type { ClusterAnswer, ClusterState } from './answer';
import { lastingObserver } from './lasting-observer';
import { startObserver, type Observer } from './observer';

/** The cluster that this window follows, from when somebody first asks for it. */
export interface FollowedCluster extends vscode.Disposable {
  readonly state: ClusterState;
  readonly onState: vscode.Event<ClusterState>;
  /** Starts following, unless it is followed already. Throws a sentence in a workspace that is not trusted. */
  follow(): void;
  stop(): void;
  /** Asks the observer. Rejects with a sentence when there is no answer. */
  ask<Q extends QuestionName>(
    question: Q,
    asked?: Questions[Q]['asks'],
  ): Promise<ClusterAnswer<Questions[Q]['answers']>>;
}

/** Starts no process: `follow` does. */
export function createFollowedCluster(cli: CommandLine, log: vscode.LogOutputChannel): FollowedCluster {
  const changed = new vscode.EventEmitter<ClusterState>();
  let state: ClusterState = restingState();
  let observer: Observer | undefined;

  const tell = (now: ClusterState): void => {
    state = now;
    if ('sentence' in now) log.info(`observer: ${now.sentence}`);
    changed.fire(now);
  };
  const stop = (): void => {
    const ending = observer;
    observer = undefined;
    ending?.stop();
    if (ending || state.state === 'failed') tell(restingState());
  };
  const follow = (): void => {
    requireTrust(vscode.l10n.t('follow a cluster'));
    if (observer) return;
    tell({ state: 'connecting', sentence: vscode.l10n.t('Headroom begins to follow the cluster.') });
    const started = lastingObserver({
      start: onState => startObserver(cli, clusterOptions(), onState),
      onState: now => {
        if (observer === started) tell(now);
      },
      again: startedAgain,
    });
    observer = started;
    void started.ended.then(complaint => {
      if (observer !== started) return;
      observer = undefined;
      tell({ state: 'failed', sentence: endedSentence(complaint) });
    });
  };
  const watching = vscode.Disposable.from(
    changed,
    vscode.workspace.onDidGrantWorkspaceTrust(() => tell(restingState())),
    vscode.workspace.onDidChangeConfiguration(change => {
      const another =
        change.affectsConfiguration('headroom.kubeconfig') || change.affectsConfiguration('headroom.context');
      if (!another || !observer) return;
      stop();
      follow();
    }),
  );
  return {
    get state() {
      return state;
    },
    onState: changed.event,
    ...{ follow, stop },
    ask: (question, asked) =>
      observer?.ask(question, asked) ?? Promise.reject(new Error(vscode.l10n.t('No cluster is followed.'))),
    dispose() {
      observer?.stop();
      observer = undefined;
      watching.dispose();
    },
  };
}

const restingState = (): ClusterState => ({ state: vscode.workspace.isTrusted ? 'off' : 'untrusted' });

function startedAgain(complaint: string): string {
  const said = saidBy(complaint);
  return said === ''
    ? vscode.l10n.t(
        'The process that follows the cluster has ended and is started again; what is shown is from before.',
      )
    : vscode.l10n.t('The process that follows the cluster has ended and is started again: {0}', said);
}

const saidBy = (complaint: string): string => complaint.replaceAll(/^headroom: /gm, '');

function endedSentence(complaint: string): string {
  const said = saidBy(complaint);
  return said === ''
    ? vscode.l10n.t(
        'The process that followed the cluster has ended again and again, and is not started any more. The log may say why; follow the cluster again.',
      )
    : vscode.l10n.t(
        'The process that followed the cluster has ended again and again, and is not started any more: {0}',
        said,
      );
}
