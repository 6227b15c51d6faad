import type { LanguageClient } from 'vscode-languageclient/node';
import type { Headroom } from './headroom';

let client: Promise<LanguageClient> | undefined;

/** Starts the language server in a process of its own. Its client library loads after activation has ended. */
export function startLanguage({ extension, log }: Headroom): void {
  client = new Promise<void>(resolve => setTimeout(resolve, 0))
    .then(() => import('./language-client'))
    .then(({ startLanguageClient }) => startLanguageClient(extension.asAbsolutePath('dist/language-server.js'), log));
  client.catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    log.error(`The language server did not start (${reason}), so nothing is linted. Reload the window to try again.`);
  });
}

/** Stops the server; waits for it. */
export async function stopLanguage(): Promise<void> {
  const started = await client?.catch(() => undefined);
  await started?.stop();
}
