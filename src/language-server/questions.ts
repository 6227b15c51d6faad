import type { Connection, TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { complete, hover, inlayHints, type Around, type OpenDocument, type UseFacts } from '../language/index';
import { answer } from './answer';
import type { LiveCluster } from './live-cluster';
import type { Client } from './client';
import { editLater, lspCodeActions, type LaterEdits, type ReadText } from './code-actions';
import { toCompletionItem, toInlayHint } from './convert';

/** What answers are made from. */
export interface Sources {
  document(text: TextDocument): OpenDocument;
  client(): Client;
  isLinted(uri: string): boolean;
  showsInlayHints(): boolean;
  around(uri: string): Around;
  readonly read: ReadText;
  readonly live: LiveCluster;
  /** What the workloads of a text were seen to use, as far as that is known by now. */
  useOf(uri: string): UseFacts | undefined;
}

/** Answers requests about open texts. */
export function answerQuestions(connection: Connection, texts: TextDocuments<TextDocument>, sources: Sources): void {
  const shells = { connection, texts };
  connection.onCodeAction(({ textDocument: { uri }, range, context }, token) =>
    answer(shells, uri, token, text =>
      sources.isLinted(uri) ? lspCodeActions(sources.document(text), { range, context }, sources) : [],
    ),
  );
  connection.onCodeActionResolve(action => {
    const later = action.data as LaterEdits | undefined;
    const text = later && texts.get(later.uri);
    // The text has moved on: an action without edits does nothing.
    if (!later || text?.version !== later.version) return action;
    return { ...action, edit: editLater(sources.document(text), later) };
  });
  connection.onHover(({ textDocument: { uri }, position }, token) =>
    answer(shells, uri, token, async text => {
      const [document, around] = [sources.document(text), sources.around(uri)];
      const found = hover(document, position, around, await sources.live.factsAt(document, position));
      return found ? { contents: { kind: 'markdown' as const, value: found.markdown }, range: found.range } : null;
    }),
  );
  connection.onCompletion(({ textDocument: { uri }, position, context }, token) =>
    answer(shells, uri, token, text => {
      const words = complete(sources.document(text), position, sources.around(uri));
      // A dot in YAML asks for nothing; in an action of a template, and a slash in a path, it does.
      const isAsked = context?.triggerCharacter === undefined || words.some(({ kind }) => kind !== undefined);
      return isAsked ? words.map(toCompletionItem) : [];
    }),
  );
  connection.languages.inlayHint.on(({ textDocument: { uri }, range }, token) =>
    answer(shells, uri, token, text =>
      sources.showsInlayHints() && sources.isLinted(uri)
        ? inlayHints(sources.document(text), range).map(toInlayHint)
        : [],
    ),
  );
}
