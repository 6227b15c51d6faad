import * as vscode from 'vscode';
import type { RunEvent } from '../report/events';
import type { CommandLine } from './command-line';
import type { PanelHost } from './panel-host';
import { lostSentence } from './lost-sentence';
import { runArguments, type Confirmed, type RunRequest } from './run-request';
import { startRunner } from './runner';
import type { Status } from './status';
import { followInNotification } from './run-progress';

export type RunEnded = Extract<RunEvent, { type: 'run-ended' }>;

/** The runs of this window, one at a time. */
export interface Runs extends vscode.Disposable {
  readonly going: boolean;
  /** The latest request, to run again. */
  readonly latest: RunRequest | undefined;
  readonly latestEnd: RunEnded | undefined;
  /** A run has begun or ended. */
  readonly onChange: vscode.Event<void>;
  /** Carries out a confirmed plan; resolves when the runner is gone. */
  start(request: RunRequest, confirmed: Confirmed): Promise<void>;
  cancel(): void;
}

interface Parts {
  readonly cli: CommandLine;
  readonly log: vscode.LogOutputChannel;
  readonly status: Status;
  readonly panel: PanelHost;
}

/** Starts runners and passes what they say to panel, progress, status and log. */
export function createRuns({ cli, log, status, panel }: Parts): Runs {
  let latest: RunRequest | undefined;
  let latestEnd: RunEnded | undefined;
  let cancel: (() => void) | undefined;
  const changed = new vscode.EventEmitter<void>();

  async function start(request: RunRequest, confirmed: Confirmed): Promise<void> {
    latest = request;
    latestEnd = undefined;
    panel.begin(request.title);
    const progress = followInNotification(request.title, () => cancel?.());
    const onEvent = (event: RunEvent): void => {
      panel.show(event);
      progress.follow(event);
      status.follow(event);
      logEvent(log, event);
      if (event.type === 'run-ended') latestEnd = event;
    };
    const runner = startRunner(cli, runArguments(request, confirmed), placeOf(request), onEvent);
    cancel = runner.cancel;
    setGoing(true);
    changed.fire();
    const end = await runner.ended;
    cancel = undefined;
    setGoing(false);
    changed.fire();
    progress.end();
    if (end.stderr !== '') log.info(end.stderr.trimEnd());
    if (latestEnd === undefined) lose(lostSentence(end));
    else void vscode.commands.executeCommand('setContext', 'headroom.hasReport', true);
  }

  function lose(sentence: string): void {
    log.error(sentence);
    panel.lose(sentence);
    status.show({ kind: 'failed', sentence });
    void offerAfterLoss(sentence);
  }

  return {
    get going() {
      return cancel !== undefined;
    },
    get latest() {
      return latest;
    },
    get latestEnd() {
      return latestEnd;
    },
    onChange: changed.event,
    start,
    cancel: () => cancel?.(),
    dispose() {
      cancel?.();
      changed.dispose();
    },
  };
}

const placeOf = ({ cwd }: RunRequest): { readonly cwd?: string } => (cwd === undefined ? {} : { cwd });

const setGoing = (going: boolean): void => void vscode.commands.executeCommand('setContext', 'headroom.running', going);

async function offerAfterLoss(sentence: string): Promise<void> {
  const [cleanUp, showLog] = [vscode.l10n.t('Clean up'), vscode.l10n.t('Show log')];
  const chosen = await vscode.window.showErrorMessage(sentence, cleanUp, showLog);
  if (chosen === cleanUp) await vscode.commands.executeCommand('headroom.cleanUp');
  if (chosen === showLog) await vscode.commands.executeCommand('headroom.showLog');
}

function logEvent(log: vscode.LogOutputChannel, event: RunEvent): void {
  if (event.type === 'step') log.info(`${event.name}: ${event.text}`);
  if (event.type === 'note') log.info(event.text);
  if (event.type === 'run-ended') log.info(`${event.report.outcome.sentence} Report: ${event.reportDir}`);
}
