import * as vscode from 'vscode';
import type { CommandFactory } from './command-factory';
import type { Headroom } from './headroom';
import { cancelRun } from './commands/cancel-run';
import { chooseInPreview } from './commands/choose-in-preview';
import { cleanUp } from './commands/clean-up';
import { clusterMenu } from './commands/cluster-menu';
import { followCluster } from './commands/follow-cluster';
import { lintRendered } from './commands/lint-rendered';
import { newLimitRange } from './commands/new-limit-range';
import { openReport } from './commands/open-report';
import { preview } from './commands/preview';
import { runAgain } from './commands/run-again';
import { runScenario } from './commands/run-scenario';
import { showLog } from './commands/show-log';
import { showPlacement } from './commands/show-placement';
import { showResults } from './commands/show-results';
import { stopFollowing } from './commands/stop-following';

const commands: Readonly<Record<string, CommandFactory>> = {
  'headroom.runScenario': runScenario,
  'headroom.cancelRun': cancelRun,
  'headroom.cleanUp': cleanUp,
  'headroom.openReport': openReport,
  'headroom.runAgain': runAgain,
  'headroom.showResults': showResults,
  'headroom.showPlacement': showPlacement,
  'headroom.preview': preview,
  'headroom.preview.choose': chooseInPreview,
  'headroom.lintRendered': lintRendered,
  'headroom.newLimitRange': newLimitRange,
  'headroom.followCluster': followCluster,
  'headroom.stopFollowing': stopFollowing,
  'headroom.clusterMenu': clusterMenu,
  'headroom.showLog': showLog,
};

/** Registers every command; a failure is logged and shown as a sentence. */
export function registerCommands(headroom: Headroom): void {
  for (const [name, factory] of Object.entries(commands)) {
    const run = factory(headroom);
    const shown = async (argument?: unknown): Promise<void> => {
      try {
        await run(argument);
      } catch (error) {
        showFailure(headroom, name, error);
      }
    };
    headroom.extension.subscriptions.push(vscode.commands.registerCommand(name, shown));
  }
}

/** Not rethrown: the palette would show it a second time, in a dialog. */
function showFailure({ log }: Headroom, command: string, error: unknown): void {
  const sentence = error instanceof Error ? error.message : String(error);
  log.error(`${command}: ${sentence}`);
  const label = vscode.l10n.t('Show log');
  void vscode.window.showErrorMessage(sentence, label).then(chosen => {
    if (chosen === label) log.show(true);
  });
}
