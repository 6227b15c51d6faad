import * as vscode from 'vscode';
import { askLanguageServer } from '../language';
import { PREVIEW, type PreviewAnswer, type PreviewChoice } from './request';

export const SCHEME = 'headroom-preview';
/** Keystrokes come faster than that in a burst, and a person does not see a shorter wait, ms. */
const TYPING_MS = 40;

/** The previews that are open: one for each config, made anew while somebody types. */
export interface Previews extends vscode.Disposable {
  /** Shows the objects of a config, or of a template, beside the editor. */
  show(uri: vscode.Uri, choice: Partial<PreviewChoice>): Promise<void>;
  /** What a preview shows now. */
  of(preview: vscode.Uri): PreviewAnswer | undefined;
  choose(preview: vscode.Uri, choice: Partial<PreviewChoice>): Promise<void>;
  readonly onChanged: vscode.Event<vscode.Uri>;
}

interface Shown {
  readonly answer: PreviewAnswer;
  /** The last text that was made from a config that could be read. */
  readonly lastText: string | undefined;
}

export function createPreviews(): Previews {
  const shown = new Map<string, Shown>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  let timer: NodeJS.Timeout | undefined;
  let turn = 0;

  const keep = (answer: PreviewAnswer): vscode.Uri => {
    const preview = previewUri(answer.config);
    const before = shown.get(preview.toString());
    shown.set(preview.toString(), { answer, lastText: answer.readable ? answer.text : before?.lastText });
    changed.fire(preview);
    return preview;
  };
  const ask = (uri: string, choice: Partial<PreviewChoice>): Promise<PreviewAnswer | null | undefined> =>
    askLanguageServer<PreviewAnswer | null>(PREVIEW, { uri, choice });
  const refresh = async (): Promise<void> => {
    const mine = ++turn;
    for (const { answer } of [...shown.values()]) {
      const next = await ask(answer.config, answer.choice);
      if (mine !== turn) return;
      if (next) keep(next);
    }
  };
  const soon = (document: vscode.TextDocument): void => {
    if (shown.size === 0 || document.uri.scheme === SCHEME || document.uri.scheme === 'output') return;
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), TYPING_MS);
  };
  const subscriptions = vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: uri => textOf(shown.get(uri.toString())),
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => soon(document)),
    vscode.workspace.onDidSaveTextDocument(soon),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => shown.delete(uri.toString())),
  );
  return {
    onChanged: changed.event,
    of: preview => shown.get(preview.toString())?.answer,
    async show(uri, choice) {
      const answer = await ask(uri.toString(), choice);
      if (!answer) throw new Error(nothingToShow());
      const document = await vscode.workspace.openTextDocument(keep(answer));
      // The text may have been there already, from before it was closed.
      changed.fire(document.uri);
      const options = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true, preview: false };
      await vscode.window.showTextDocument(document, options);
    },
    async choose(preview, choice) {
      const now = shown.get(preview.toString())?.answer;
      const next = now && (await ask(now.config, { ...now.choice, ...choice }));
      if (next) keep(next);
    },
    dispose() {
      clearTimeout(timer);
      subscriptions.dispose();
    },
  };
}

const nothingToShow = (): string =>
  vscode.l10n.t(
    'There is nothing to preview: this file is no kube-burner config, and no config beside it or above it names it as objectTemplate.',
  );

/** The tab is called after the config. */
function previewUri(config: string): vscode.Uri {
  const name = decodeURIComponent(config.slice(config.lastIndexOf('/') + 1)).replace(/\.ya?ml$/, '');
  return vscode.Uri.from({ scheme: SCHEME, path: `/${name} (rendered).yaml`, query: config });
}

/** While a config cannot be read, what it was before stays below the reason. */
function textOf(one: Shown | undefined): string {
  if (!one) return '';
  const { answer, lastText } = one;
  if (answer.readable || lastText === undefined) return answer.text;
  return `${answer.text}# ${vscode.l10n.t('Before that:')}\n${lastText}`;
}
