import * as vscode from 'vscode';
import { sentenceOf } from '../command-line';
import type { CommandFactory } from '../command-factory';
import { diagnosticsOf } from '../rendered/findings';
import { shownFindings } from '../rendered/shown';
import { findSources, sourceOf, type RenderedSource } from '../rendered/sources';
import { requireTrust } from '../trust';

/** Headroom: Lint rendered chart or kustomization. Its findings stay until it is asked again or the files change. */
export const lintRendered: CommandFactory = ({ cli, extension, log }) => {
  const shown = shownFindings();
  extension.subscriptions.push(shown);
  return async argument => {
    requireTrust(vscode.l10n.t('run helm or kustomize'));
    const source = argument instanceof vscode.Uri ? sourceOf(argument) : await choose();
    if (!source) return;
    const diagnostics = await withProgress(source, async signal => {
      const args = ['lint', source.option, source.folder, '--format', 'json', '--fail-on', 'hint'];
      const answer = await cli.answer(args, { cwd: source.folder, signal });
      log.info(`lint ${source.option} ${source.folder}: exit code ${answer.code}`);
      if (answer.stdout.trim() === '') throw new Error(sentenceOf(answer));
      return diagnosticsOf(answer.stdout, source.folder);
    });
    if (!diagnostics) return;
    shown.show(diagnostics);
    await tell(source, [...diagnostics.values()].flat().length);
  };
};

async function choose(): Promise<RenderedSource | undefined> {
  const sources = await findSources();
  if (sources.length === 0) {
    throw new Error(
      vscode.l10n.t('There is no Chart.yaml and no kustomization.yaml in this workspace. Open the folder of a chart.'),
    );
  }
  if (sources.length === 1) return sources[0];
  const items = sources.map(source => ({
    label: source.label,
    description: source.option === '--helm' ? vscode.l10n.t('Helm chart') : vscode.l10n.t('kustomization'),
    source,
  }));
  const placeHolder = vscode.l10n.t('Which chart or kustomization?');
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.source;
}

/** Undefined when the person cancelled. */
async function withProgress<T>(
  source: RenderedSource,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const title = vscode.l10n.t('Linting what {0} renders', source.label);
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, async (_progress, token) => {
    const aborted = new AbortController();
    token.onCancellationRequested(() => aborted.abort());
    try {
      return await work(aborted.signal);
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      throw error;
    }
  });
}

async function tell({ label }: RenderedSource, count: number): Promise<void> {
  if (count === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing to say about what {0} renders.', label));
    return;
  }
  await vscode.commands.executeCommand('workbench.actions.view.problems');
}
