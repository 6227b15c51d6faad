import * as vscode from 'vscode';
import type { PreflightDocument } from '../report/preflight';
import { sentenceOf } from './command-line';
import { allowanceQuestion, confirmation, refusal } from './confirmation';
import type { Headroom } from './headroom';
import { dryRunArguments, type RunRequest } from './run-request';
import { clusterOptions } from './settings';
import { requireTrust } from './trust';

/** Plans a request, shows what it will do, and carries out exactly that when the person agrees. */
export async function confirmAndRun(headroom: Headroom, request: RunRequest): Promise<void> {
  requireTrust(vscode.l10n.t('run a scenario'));
  if (headroom.runs.going)
    throw new Error(vscode.l10n.t('A run is going on already. Wait for its end or cancel it first.'));
  const cluster = clusterOptions();
  const preflight = await plan(headroom, request, cluster);
  if (preflight === undefined) return;
  const refused = refusal(preflight);
  if (refused !== undefined) throw new Error(refused);
  if (!(await allowed(preflight)) || !(await agreed(preflight))) return;
  const context = preflight.production === undefined ? undefined : await typedContext(preflight);
  if (preflight.production !== undefined && context === undefined) return;
  const { digest } = preflight.plan;
  const options = preflight.allowances.flatMap(allowance => allowance.options);
  await headroom.runs.start(request, {
    digest,
    cluster,
    allowed: options,
    ...(context === undefined ? {} : { context }),
  });
}

/** Undefined when the person cancelled meanwhile. */
async function plan(
  { cli }: Headroom,
  request: RunRequest,
  cluster: readonly string[],
): Promise<PreflightDocument | undefined> {
  const where = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Planning {0}…', request.title),
    cancellable: true,
  };
  return vscode.window.withProgress(where, async (_, cancelled) => {
    const abort = new AbortController();
    cancelled.onCancellationRequested(() => abort.abort());
    try {
      const how = { signal: abort.signal, ...(request.cwd === undefined ? {} : { cwd: request.cwd }) };
      const answer = await cli.answer(dryRunArguments(request, cluster), how);
      if (answer.stdout.trim() === '') throw new Error(sentenceOf(answer));
      return JSON.parse(answer.stdout) as PreflightDocument;
    } catch (error) {
      if (abort.signal.aborted) return undefined;
      throw error;
    }
  });
}

/** False when the person does not allow what the plan may not do by itself. */
async function allowed(preflight: PreflightDocument): Promise<boolean> {
  const question = allowanceQuestion(preflight);
  if (question === undefined) return true;
  const { message, detail } = question;
  const allow = vscode.l10n.t('Allow and go on');
  return (await vscode.window.showWarningMessage(message, { modal: true, detail }, allow)) === allow;
}

async function agreed(preflight: PreflightDocument): Promise<boolean> {
  const { message, detail } = confirmation(preflight);
  const run = vscode.l10n.t('Run');
  return (await vscode.window.showInformationMessage(message, { modal: true, detail }, run)) === run;
}

/** A context that looks like production is confirmed by typing its name. */
async function typedContext({ production, target }: PreflightDocument): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Type {0} to run against it', target.context),
    prompt: production ?? '',
    ignoreFocusOut: true,
    validateInput: typed =>
      typed === target.context ? undefined : vscode.l10n.t("Type the context's name: {0}", target.context),
  });
}
