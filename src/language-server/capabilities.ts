import { TextDocumentSyncKind, type InitializeResult } from 'vscode-languageserver/node';

/** What the server can be asked. */
export const capabilities: InitializeResult['capabilities'] = {
  textDocumentSync: TextDocumentSyncKind.Incremental,
  positionEncoding: 'utf-16',
  codeActionProvider: {
    codeActionKinds: ['quickfix', 'refactor.rewrite', 'source.fixAll.headroom'],
    resolveProvider: true,
  },
  hoverProvider: true,
  completionProvider: { triggerCharacters: ['.', '$', '{', '/'] },
  signatureHelpProvider: { triggerCharacters: [' ', '('] },
  definitionProvider: true,
  referencesProvider: true,
  renameProvider: { prepareProvider: true },
  codeLensProvider: { resolveProvider: true },
  inlayHintProvider: true,
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};
