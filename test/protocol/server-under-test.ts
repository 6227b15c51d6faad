import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';

const root = path.resolve(import.meta.dirname, '../..');

/** A language server in its own process, and what it published last about each text. */
export interface ServerUnderTest {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  readonly published: PublishDiagnosticsParams[];
  open(uri: string, text: string): void;
  change(uri: string, version: number, text: string): void;
  /** Resolves with the diagnostics of this version of the text. */
  diagnostics(uri: string, version: number): Promise<Diagnostic[]>;
  stop(): Promise<void>;
}

/** Builds the bundle that ships. */
export function build(): void {
  const webpack = path.join(root, 'node_modules/webpack/bin/webpack.js');
  execFileSync(process.execPath, [webpack, '--config-name', 'language-server', '--mode', 'development'], { cwd: root });
}

export async function startServer(initializationOptions: unknown = {}): Promise<ServerUnderTest> {
  const child = spawn(process.execPath, [path.join(root, 'dist/language-server.js'), '--stdio']);
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const published: PublishDiagnosticsParams[] = [];
  const waiting = new Set<() => void>();
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params);
    for (const look of waiting) look();
  });
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
    initializationOptions,
  });
  await connection.sendNotification('initialized', {});
  const send = (method: string, params: unknown): void => void connection.sendNotification(method, params);
  return {
    ...{ connection, published, process: child },
    open: (uri, text) => send('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } }),
    change: (uri, version, text) =>
      send('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] }),
    diagnostics: (uri, version) =>
      new Promise(resolve => {
        const look = (): void => {
          const found = published.find(one => one.uri === uri && one.version === version);
          if (!found) return;
          waiting.delete(look);
          resolve(found.diagnostics);
        };
        waiting.add(look);
        look();
      }),
    async stop() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      connection.dispose();
    },
  };
}
