import * as vscode from 'vscode';
import type { Leftover } from '../report/preflight';
import { sentenceOf, type CommandLine } from './command-line';
import type { Headroom } from './headroom';

const AFTER_START_MS = 3000;

/** `objects` is null where the cluster could not be asked. */
export interface FoundLeftover extends Leftover {
  readonly objects: number | null;
}

/** Some seconds after start, asks whether earlier runs left something and offers to remove it. Trusted workspaces only. */
export function offerLeftoversSoon(headroom: Headroom): void {
  const { extension } = headroom;
  const soon = (): void => {
    const timer = setTimeout(() => void offerLeftovers(headroom), AFTER_START_MS);
    extension.subscriptions.push({ dispose: () => clearTimeout(timer) });
  };
  if (vscode.workspace.isTrusted) soon();
  else extension.subscriptions.push(vscode.workspace.onDidGrantWorkspaceTrust(soon));
}

async function offerLeftovers(headroom: Headroom): Promise<void> {
  try {
    if (headroom.runs.going) return;
    const leftovers = (await findLeftovers(headroom.cli)).filter(({ objects }) => objects !== null && objects > 0);
    if (leftovers.length === 0 || headroom.runs.going) return;
    headroom.status.show({ kind: 'leftovers', runs: leftovers.length });
    const cleanUp = vscode.l10n.t('Clean up');
    const chosen = await vscode.window.showWarningMessage(question(leftovers), cleanUp);
    if (chosen === cleanUp) await cleanLeftovers(headroom, leftovers);
  } catch (error) {
    headroom.log.error(`leftovers: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function question(leftovers: readonly Leftover[]): string {
  const contexts = [...new Set(leftovers.map(leftover => leftover.context))].join(', ');
  return leftovers.length === 1
    ? vscode.l10n.t('An earlier run ended without cleaning up and may have left objects in context {0}.', contexts)
    : vscode.l10n.t(
        '{0} earlier runs ended without cleaning up and may have left objects in context {1}.',
        leftovers.length,
        contexts,
      );
}

/** The runs of this machine that ended without cleaning up. Each is looked for in the context it ran in. */
export async function findLeftovers(cli: CommandLine): Promise<readonly FoundLeftover[]> {
  const answer = await cli.answer(['clean', '-o', 'json']);
  if (answer.stdout.trim() === '') throw new Error(sentenceOf(answer));
  return (JSON.parse(answer.stdout) as { readonly leftovers: readonly FoundLeftover[] }).leftovers;
}

/** Removes what these runs left, one after the other, each in the context it ran in. */
export async function cleanLeftovers({ cli, log, status }: Headroom, leftovers: readonly Leftover[]): Promise<void> {
  const where = { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Headroom: cleaning up') };
  await vscode.window.withProgress(where, async progress => {
    for (const { runId, title } of leftovers) {
      progress.report({ message: title });
      const answer = await cli.answer(['clean', '--run', runId, '--yes']);
      log.info(sentenceOf(answer));
      if (answer.code !== 0) throw new Error(sentenceOf(answer));
    }
  });
  status.show({ kind: 'idle' });
  const done =
    leftovers.length === 1
      ? vscode.l10n.t('Cleaned up after 1 run: nothing is left.')
      : vscode.l10n.t('Cleaned up after {0} runs: nothing is left.', leftovers.length);
  void vscode.window.showInformationMessage(done);
}
