import * as vscode from 'vscode';
import type { RunEvent } from '../report/events';

/** What the status bar can say. */
export type StatusState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly title: string }
  | { readonly kind: 'failed'; readonly sentence: string }
  | { readonly kind: 'leftovers'; readonly runs: number };

export interface Status extends vscode.Disposable {
  show(state: StatusState): void;
  /** Follows a run: running from its start, idle or failed from its end. */
  follow(event: RunEvent): void;
}

/** Headroom's one item in the status bar. */
export function createStatus(): Status {
  const item = vscode.window.createStatusBarItem('headroom.status', vscode.StatusBarAlignment.Left, 0);
  item.name = 'Headroom';
  const show = (state: StatusState): void => {
    Object.assign(item, lookOf(state));
    item.show();
  };
  show({ kind: 'idle' });
  return {
    show,
    follow(event) {
      if (event.type === 'run-started') show({ kind: 'running', title: event.title });
      if (event.type === 'run-ended') show(afterRun(event.report.outcome));
    },
    dispose: () => item.dispose(),
  };
}

function afterRun({
  passed,
  exitCode,
  sentence,
}: {
  passed: boolean;
  exitCode: number;
  sentence: string;
}): StatusState {
  return passed || exitCode === 130 ? { kind: 'idle' } : { kind: 'failed', sentence };
}

type Look = Pick<vscode.StatusBarItem, 'text' | 'tooltip' | 'command' | 'backgroundColor'>;

function lookOf(state: StatusState): Look {
  const plain = { backgroundColor: undefined };
  switch (state.kind) {
    case 'idle':
      return {
        ...plain,
        text: '$(dashboard) Headroom',
        tooltip: vscode.l10n.t('Run a burner scenario'),
        command: 'headroom.runScenario',
      };
    case 'running':
      return {
        ...plain,
        text: `$(sync~spin) Headroom: ${state.title}`,
        tooltip: vscode.l10n.t('Show the run'),
        command: 'headroom.showResults',
      };
    case 'failed':
      return {
        ...warning,
        text: `$(error) ${vscode.l10n.t('Headroom: failed')}`,
        tooltip: state.sentence,
        command: 'headroom.showResults',
      };
    case 'leftovers':
      return {
        ...warning,
        text: `$(trash) ${leftOver(state.runs)}`,
        tooltip: vscode.l10n.t('An earlier run left objects in a cluster. Click to clean up.'),
        command: 'headroom.cleanUp',
      };
  }
}

const leftOver = (runs: number): string =>
  runs === 1 ? vscode.l10n.t('Headroom: 1 run left over') : vscode.l10n.t('Headroom: {0} runs left over', runs);

const warning = { backgroundColor: new vscode.ThemeColor('statusBarItem.warningBackground') };
