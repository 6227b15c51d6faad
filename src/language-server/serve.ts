import {
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type Diagnostic,
  type InitializeResult,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { codeActions, complete, diagnose, hover } from '../language/index';
import { answer } from './answer';
import { toCodeAction, toCompletionItem, toDiagnostic } from './convert';
import { diagnosticsPublisher } from './diagnostics';
import { openDocuments } from './open-documents';
import { defaultSettings, lintSettings } from './settings';

const capabilities: InitializeResult['capabilities'] = {
  textDocumentSync: TextDocumentSyncKind.Incremental,
  positionEncoding: 'utf-16',
  codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.headroom'] },
  hoverProvider: true,
  completionProvider: {},
};

/** Serves the language of Headroom over a connection until it closes. */
export function serve(connection: Connection): void {
  const texts = new TextDocuments(TextDocument);
  const open = openDocuments();
  let settings = defaultSettings;
  const find = (text: TextDocument): Diagnostic[] => {
    if (!settings.enabled) return [];
    try {
      return diagnose(open.of(text), settings).map(one => toDiagnostic(text.uri, one));
    } catch (error) {
      connection.console.error(`Not linted: ${text.uri}: ${error instanceof Error ? error.message : String(error)}`);
      return [];
    }
  };
  const publisher = diagnosticsPublisher({
    current: uri => texts.get(uri),
    find,
    publish: params => connection.sendDiagnostics(params),
  });

  connection.onInitialize(({ initializationOptions }) => {
    settings = lintSettings(initializationOptions);
    return { capabilities, serverInfo: { name: 'headroom' } };
  });
  connection.onDidChangeConfiguration(change => {
    settings = lintSettings(change.settings);
    for (const { uri } of texts.all()) publisher.changed(uri);
  });
  texts.onDidChangeContent(({ document }) => publisher.changed(document.uri));
  texts.onDidSave(() => {
    // A template may have been saved that an open config names.
    open.forget();
    for (const { uri } of texts.all()) publisher.changed(uri);
  });
  texts.onDidClose(({ document }) => {
    open.close(document.uri);
    publisher.closed(document.uri);
  });
  answerQuestions(connection, texts, open, () => settings.enabled);
  texts.listen(connection);
  connection.listen();
}

function answerQuestions(
  connection: Connection,
  texts: TextDocuments<TextDocument>,
  open: ReturnType<typeof openDocuments>,
  isEnabled: () => boolean,
): void {
  const shells = { connection, texts };
  connection.onCodeAction(({ textDocument: { uri }, range, context: { diagnostics, only } }, token) =>
    answer(shells, uri, token, text => {
      const wanted = (kind: string): boolean => !only || only.some(one => kind === one || kind.startsWith(`${one}.`));
      return (isEnabled() ? codeActions(open.of(text), range) : [])
        .filter(({ kind }) => wanted(kind))
        .map(action => toCodeAction(uri, text.version, diagnostics, action));
    }),
  );
  connection.onHover(({ textDocument: { uri }, position }, token) =>
    answer(shells, uri, token, text => {
      const found = hover(open.of(text), position);
      return found ? { contents: { kind: 'markdown' as const, value: found.markdown }, range: found.range } : null;
    }),
  );
  connection.onCompletion(({ textDocument: { uri }, position }, token) =>
    answer(shells, uri, token, text => complete(open.of(text), position).map(toCompletionItem)),
  );
}
