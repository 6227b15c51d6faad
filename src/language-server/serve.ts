import * as l10n from '@vscode/l10n';
import { CodeLensRefreshRequest, TextDocuments, type Connection, type Diagnostic } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { diagnose, isSettingsFile, type LintOptions } from '../language/index';
import { surroundings } from './around';
import { answerBurnerQuestions } from './burner-questions';
import { capabilities } from './capabilities';
import { clientOf, plainClient, rootsOf, type Client } from './client';
import { clusterLooks } from './cluster-looks';
import { answerCodeLenses } from './code-lenses';
import { toDiagnostics } from './convert';
import { debounced } from './debounced';
import { diagnosticsPublisher } from './diagnostics';
import { folderSettings } from './folder-settings';
import { liveCluster } from './live-cluster';
import { answerMissingRequests } from './missing-requests';
import { openDocuments } from './open-documents';
import { fileTexts } from './open-texts';
import { pathOf, uriOf } from './paths';
import { answerQuestions } from './questions';
import { defaultSettings, editorSettings, field } from './settings';
import { answerWorkloads } from './workloads';
import { workspace as emptyWorkspace } from './workspace';
import { followWorkspace } from './workspace-events';

/** After the last keystroke, other texts wait this long before what is typed counts for them, ms. */
const calm = 300;

/** Serves the language of Headroom over a connection until it closes. */
export function serve(connection: Connection): void {
  const texts = new TextDocuments(TextDocument);
  const files = fileTexts(texts);
  const workspace = emptyWorkspace();
  const folders = folderSettings();
  let client: Client = plainClient;
  let settings = defaultSettings;
  const live = liveCluster(connection, () => client);

  const optionsOf = (uri: string): LintOptions => {
    const file = pathOf(uri);
    if (file === undefined) return {};
    const rules = folders.of(file);
    const cluster = looks.factsOf(uri);
    return {
      neighbours: workspace.index.neighboursOf(file),
      ...(rules ? { settings: rules } : {}),
      ...(cluster ? { cluster } : {}),
    };
  };
  const isLinted = (uri: string): boolean => {
    // What a preview shows is made from another text, which is linted.
    if (uri.startsWith('headroom-preview:')) return false;
    const file = pathOf(uri);
    return settings.enabled && (file === undefined || isSettingsFile(file) || folders.of(file) !== undefined);
  };
  const around = surroundings(files, () => rootsOf(client.folders));
  const open = openDocuments(optionsOf, around.of);
  const find = (text: TextDocument): Diagnostic[] => {
    if (!isLinted(text.uri)) return [];
    try {
      return toDiagnostics(text.uri, diagnose(open.of(text), settings));
    } catch (error) {
      connection.console.error(`Not linted: ${text.uri}: ${error instanceof Error ? error.message : String(error)}`);
      return [];
    }
  };

  /** What stands above one text is made from others too. */
  const refreshLenses = (): void => {
    if (client.refreshesCodeLenses) void connection.sendRequest(CodeLensRefreshRequest.type);
  };
  /** What is known around the open texts may be another. */
  const lookAgain = (): void => {
    for (const { uri } of texts.all()) publisher.changed(uri);
    if (client.refreshesInlayHints) void connection.languages.inlayHint.refresh();
    refreshLenses();
  };
  /** What is judged by a file that is another now is judged anew. */
  const judgeAnewFor = (file: string): void => open.changed(file).forEach(uri => publisher.changed(uri));
  const looks = clusterLooks(live, {
    ...{ get: uri => texts.get(uri), all: () => texts.all(), isLinted, read: text => open.of(text) },
    changed: uri => publisher.changed(uri),
  });
  /** Others see what is typed once typing rests. */
  const share = debounced(calm, (uri: string): void => {
    refreshLenses();
    const text = texts.get(uri);
    const file = pathOf(uri);
    if (!text || file === undefined) return;
    judgeAnewFor(file);
    if (!isLinted(uri)) return;
    looks.look(uri);
    const before = workspace.index.revision;
    workspace.opened(file, open.of(text).file);
    if (workspace.index.revision === before) return;
    for (const other of texts.all()) publisher.changed(other.uri);
  });
  const publisher = diagnosticsPublisher({
    current: uri => texts.get(uri),
    find,
    publish: params => connection.sendDiagnostics(params),
    published: share,
  });

  connection.onInitialize(params => {
    const { initializationOptions } = params;
    const bundle = field(initializationOptions, 'l10n');
    if (typeof bundle === 'object' && bundle !== null) l10n.config({ contents: bundle as l10n.l10nJsonFormat });
    client = clientOf(params);
    settings = editorSettings(initializationOptions);
    return { capabilities, serverInfo: { name: 'headroom' } };
  });
  connection.onDidChangeConfiguration(change => {
    settings = editorSettings(change.settings);
    lookAgain();
  });
  texts.onDidChangeContent(({ document: { uri } }) => {
    const file = pathOf(uri);
    if (file === undefined || !isSettingsFile(file)) return publisher.changed(uri);
    folders.edited(file, texts.get(uri)?.getText());
    lookAgain();
  });
  texts.onDidSave(lookAgain);
  texts.onDidClose(({ document: { uri } }) => {
    const file = pathOf(uri);
    open.close(uri);
    looks.close(uri);
    publisher.closed(uri);
    if (file === undefined) return;
    folders.edited(file, undefined);
    judgeAnewFor(file);
    void workspace.closed(file).then(lookAgain);
  });
  followWorkspace(connection, () => client, workspace, {
    around: lookAgain,
    settings: folders.forget,
    file: judgeAnewFor,
  });
  const sources = { document: (text: TextDocument) => open.of(text), around: around.of, client: () => client, live };
  const showsInlayHints = (): boolean => settings.inlayHints;
  answerQuestions(connection, texts, { ...sources, isLinted, showsInlayHints, read: files.read, useOf: looks.useOf });
  answerCodeLenses(connection, texts, sources);
  answerWorkloads(connection, texts, sources.document);
  answerBurnerQuestions(connection, texts, { ...sources, files });
  answerMissingRequests(connection, {
    workspace,
    read: files.read,
    optionsOf: path => (isLinted(uriOf(path)) ? optionsOf(uriOf(path)) : undefined),
  });
  texts.listen(connection);
  connection.listen();
}
