import { setImmediate } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Headroom } from './headroom';
import { registerSelectRange } from './select-range';

let client: Promise<LanguageClient> | undefined;
const ready = new vscode.EventEmitter<void>();

/** Fires when the language server has started. */
export const onLanguageServerReady = ready.event;

/** Starts the language server in a process of its own, once activation has ended. */
export function startLanguage({ extension, log, cluster }: Headroom): void {
  extension.subscriptions.push(registerSelectRange());
  client = start(extension.asAbsolutePath('dist/language-server.js'), log, cluster);
  client.then(
    () => ready.fire(),
    (error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      log.error(`The language server did not start (${reason}), so nothing is linted. Reload the window to try again.`);
    },
  );
}

/** In turns of the event loop: loading the client and starting it would together keep the extension host for long. */
async function start(module: string, log: Headroom['log'], cluster: Headroom['cluster']): Promise<LanguageClient> {
  await setImmediate();
  const { startLanguageClient } = await import('./language-client');
  await setImmediate();
  return startLanguageClient(module, log, cluster);
}

/** Stops the server; waits for it. */
export async function stopLanguage(): Promise<void> {
  const started = await client?.catch(() => undefined);
  await started?.stop();
}

/** Asks the language server something of our own; undefined while there is none. */
export async function askLanguageServer<Answer>(method: string, params?: object): Promise<Answer | undefined> {
  const started = await client?.catch(() => undefined);
  return params === undefined ? started?.sendRequest<Answer>(method) : started?.sendRequest<Answer>(method, params);
}
