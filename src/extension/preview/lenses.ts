import * as vscode from 'vscode';
import type { Previews } from './previews';
import { SCHEME } from './previews';
import type { PreviewAnswer, PreviewLink } from './request';

/** What may be chosen above a preview. */
export type What = 'job' | 'object' | 'iteration' | 'replica';

/** Above a preview: what it shows, to be changed by a click; above each object and each error the way to its template. */
export function registerPreviewLenses(previews: Previews): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    previews.onChanged(() => changed.fire()),
    vscode.languages.registerCodeLensProvider(
      { scheme: SCHEME },
      {
        onDidChangeCodeLenses: changed.event,
        provideCodeLenses({ uri }) {
          const answer = previews.of(uri);
          return answer ? [...choices(uri, answer), ...answer.links.map(way)] : [];
        },
      },
    ),
    vscode.languages.registerDocumentLinkProvider(
      { scheme: SCHEME },
      {
        provideDocumentLinks: document => (previews.of(document.uri)?.links ?? []).map(link => linkOf(document, link)),
      },
    ),
  );
}

function choices(
  uri: vscode.Uri,
  { readable, choice, jobs, objects, iterations, replicas }: PreviewAnswer,
): vscode.CodeLens[] {
  if (!readable) return [];
  const lens = (title: string, what: What, step?: number): vscode.CodeLens =>
    new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
      title,
      command: 'headroom.preview.choose',
      arguments: [{ preview: uri, what, step }],
    });
  const stepping = (
    what: 'iteration' | 'replica',
    title: string,
    isFirst: boolean,
    isLast: boolean,
  ): vscode.CodeLens[] => [
    ...(isFirst ? [] : [lens('$(chevron-left)', what, -1)]),
    lens(title, what),
    ...(isLast ? [] : [lens('$(chevron-right)', what, 1)]),
  ];
  const { iteration, replica, object } = choice;
  const shown = object === null ? vscode.l10n.t('all objects') : (objects[object] ?? '');
  return [
    ...(jobs.length > 1 ? [lens(`$(list-unordered) ${jobs[choice.job] ?? ''}`, 'job')] : []),
    ...(objects.length > 1 ? [lens(`$(file) ${shown}`, 'object')] : []),
    ...(iterations > 1
      ? stepping('iteration', vscode.l10n.t('iteration {0}', iteration), iteration === 0, iteration === iterations - 1)
      : []),
    ...(replicas > 1
      ? stepping('replica', vscode.l10n.t('replica {0}', replica), replica === 1, replica === replicas)
      : []),
  ];
}

function way({ line, uri, position, problem }: PreviewLink): vscode.CodeLens {
  const name = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
  const title =
    problem === undefined
      ? `$(go-to-file) ${vscode.l10n.t('Open template')}`
      : `$(error) ${vscode.l10n.t('Go to line {0} of {1}', position.line + 1, name)}`;
  return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), {
    title,
    command: 'headroom.show',
    arguments: [uri, { start: position, end: position }],
  });
}

function linkOf(document: vscode.TextDocument, { line, uri, position }: PreviewLink): vscode.DocumentLink {
  const { text } = document.lineAt(Math.min(line, document.lineCount - 1));
  const place = /^# (\S+?:\d+:\d+|[^·]+)/.exec(text)?.[1] ?? '';
  const fragment = `L${position.line + 1},${position.character + 1}`;
  return new vscode.DocumentLink(
    new vscode.Range(line, 2, line, 2 + place.length),
    vscode.Uri.parse(uri).with({ fragment }),
  );
}
