import * as vscode from 'vscode';
import type { What } from './lenses';
import { SCHEME, type Previews } from './previews';
import type { PreviewAnswer, PreviewChoice } from './request';

export interface Asked {
  readonly preview?: vscode.Uri;
  readonly what?: What | undefined;
  /** So much further; without it the person is asked. */
  readonly step?: number | undefined;
}

/** Changes what a preview shows: by one, or by choosing from a list. Without an argument, of the preview that is seen. */
export async function choose(previews: Previews, asked: Asked = {}): Promise<void> {
  const preview = asked.preview ?? visiblePreview();
  const answer = preview && previews.of(preview);
  if (!answer) throw new Error(vscode.l10n.t('No preview is open. Open a kube-burner config and preview its objects.'));
  const what = asked.what ?? (await askWhat(answer));
  if (what === undefined) return;
  const next =
    asked.step === undefined ? await askFor(what, answer) : { [what]: Number(answer.choice[what]) + asked.step };
  if (next) await previews.choose(preview, next);
}

function visiblePreview(): vscode.Uri | undefined {
  const editors = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors];
  return editors.find(editor => editor?.document.uri.scheme === SCHEME)?.document.uri;
}

async function askWhat({ jobs, objects, iterations, replicas }: PreviewAnswer): Promise<What | undefined> {
  const items: readonly { label: string; what: What; count: number }[] = [
    { label: vscode.l10n.t('Iteration'), what: 'iteration', count: iterations },
    { label: vscode.l10n.t('Replica'), what: 'replica', count: replicas },
    { label: vscode.l10n.t('Job'), what: 'job', count: jobs.length },
    { label: vscode.l10n.t('Object'), what: 'object', count: objects.length },
  ];
  const several = items.filter(({ count }) => count > 1).map(item => ({ ...item, description: String(item.count) }));
  if (several.length === 0) throw new Error(vscode.l10n.t('There is nothing to choose: one object, made once.'));
  return (
    await vscode.window.showQuickPick(several, {
      placeHolder: vscode.l10n.t('What should the preview show another of?'),
    })
  )?.what;
}

async function askFor(what: What, answer: PreviewAnswer): Promise<Partial<PreviewChoice> | undefined> {
  const { jobs, objects, iterations, replicas, choice } = answer;
  switch (what) {
    case 'job': {
      const job = await pick(jobs, vscode.l10n.t('Job to preview'));
      return job === undefined ? undefined : { job, object: null, iteration: 0, replica: 1 };
    }
    case 'object': {
      const object = await pick([vscode.l10n.t('all objects'), ...objects], vscode.l10n.t('Objects to preview'));
      return object === undefined ? undefined : { object: object === 0 ? null : object - 1 };
    }
    case 'iteration':
      return askNumber(what, vscode.l10n.t('Iteration, from 0'), 0, iterations - 1, choice.iteration);
    case 'replica':
      return askNumber(what, vscode.l10n.t('Replica, from 1'), 1, replicas, choice.replica);
  }
}

async function pick(labels: readonly string[], placeHolder: string): Promise<number | undefined> {
  const items = labels.map((label, index) => ({ label, index }));
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.index;
}

async function askNumber(
  what: 'iteration' | 'replica',
  prompt: string,
  least: number,
  most: number,
  now: number,
): Promise<Partial<PreviewChoice> | undefined> {
  const validateInput = (text: string): string | undefined =>
    /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most
      ? undefined
      : vscode.l10n.t('A whole number from {0} to {1}.', least, most);
  const text = await vscode.window.showInputBox({ prompt, value: String(now), validateInput });
  return text === undefined ? undefined : { [what]: Number(text) };
}
