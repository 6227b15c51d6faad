import * as vscode from 'vscode';
import { LanguageClient, TransportKind, type LanguageClientOptions } from 'vscode-languageclient/node';

/** Starts the server at `module` for YAML and JSON of every scheme, also files of virtual workspaces. */
export async function startLanguageClient(module: string, log: vscode.LogOutputChannel): Promise<LanguageClient> {
  const options: LanguageClientOptions = {
    documentSelector: [{ language: 'yaml' }, { language: 'json' }],
    synchronize: { configurationSection: 'headroom' },
    outputChannel: log,
    initializationOptions: { l10n: vscode.l10n.bundle, selects: true },
  };
  const client = new LanguageClient('headroom', 'Headroom', { module, transport: TransportKind.ipc }, options);
  await client.start();
  return client;
}
