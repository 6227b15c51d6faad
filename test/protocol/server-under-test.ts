import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  Message,
  type MessageConnection,
  type ResponseMessage,
} from 'vscode-jsonrpc/node';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import { buildBundle } from '../../practice/build.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/** A language server in its own process, and what it published last about each text. */
export interface ServerUnderTest {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  readonly published: PublishDiagnosticsParams[];
  open(uri: string, text: string): void;
  change(uri: string, version: number, text: string): void;
  /** Sends messages as they are, all in one write, so that the server has them at once. */
  write(messages: readonly object[]): void;
  /** Resolves with the answer to a request that was written with this id. */
  answer(id: string): Promise<ResponseMessage>;
  /** Resolves with the diagnostics of this version of the text. */
  diagnostics(uri: string, version: number): Promise<Diagnostic[]>;
  stop(): Promise<void>;
}

export interface Notification {
  readonly method: string;
  readonly params: object;
}

/** Opens a text in its version 1. */
export function didOpen(uri: string, text: string): Notification {
  return { method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version: 1, text } } };
}

/** Replaces the whole text. */
export function didChange(uri: string, version: number, text: string): Notification {
  return { method: 'textDocument/didChange', params: { textDocument: { uri, version }, contentChanges: [{ text }] } };
}

/** Builds the bundle that ships. */
export const build = (): Promise<void> => buildBundle('language-server');

/** What VS Code can do, as far as the server asks. */
const editor = {
  workspace: {
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
    didChangeWatchedFiles: { dynamicRegistration: true },
    inlayHint: { refreshSupport: true },
  },
  textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } },
  window: { workDoneProgress: true },
};

/** Starts a server; with a folder of a workspace for an editor that can do what VS Code can, else for the plainest one. */
export async function startServer(initializationOptions: unknown = {}, folder?: string): Promise<ServerUnderTest> {
  const child = spawn(process.execPath, [path.join(root, 'dist/language-server.js'), '--stdio']);
  const answers: ResponseMessage[] = [];
  const published: PublishDiagnosticsParams[] = [];
  const { look, first } = lookout();
  const handleMessage = (message: Message, next: (message: Message) => void): void => {
    next(message);
    if (Message.isResponse(message)) answers.push(message);
    look();
  };
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
    undefined,
    { messageStrategy: { handleMessage } },
  );
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params);
  });
  for (const request of ['client/registerCapability', 'workspace/inlayHint/refresh', 'window/workDoneProgress/create'])
    connection.onRequest(request, () => null);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: folder === undefined ? null : pathToFileURL(folder).href,
    capabilities: folder === undefined ? {} : editor,
    initializationOptions,
  });
  await connection.sendNotification('initialized', {});
  const send = ({ method, params }: Notification): void => void connection.sendNotification(method, params);
  return {
    ...{ connection, published, process: child },
    open: (uri, text) => send(didOpen(uri, text)),
    change: (uri, version, text) => send(didChange(uri, version, text)),
    write: messages => void child.stdin.write(messages.map(frame).join('')),
    answer: id => first(() => answers.find(one => one.id === id)),
    async diagnostics(uri, version) {
      const { diagnostics } = await first(() => published.find(one => one.uri === uri && one.version === version));
      return diagnostics;
    },
    async stop() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      connection.dispose();
    },
  };
}

/** Looks again for what is waited for, each time that something came. */
function lookout(): { look(): void; first<Thing>(find: () => Thing | undefined): Promise<Thing> } {
  const waiting = new Set<() => void>();
  return {
    look: () => waiting.forEach(again => again()),
    first: find =>
      new Promise(resolve => {
        const again = (): void => {
          const found = find();
          if (found === undefined) return;
          waiting.delete(again);
          resolve(found);
        };
        waiting.add(again);
        again();
      }),
  };
}

function frame(message: object): string {
  const content = JSON.stringify({ jsonrpc: '2.0', ...message });
  return `Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`;
}
