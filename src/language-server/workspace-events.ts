import * as l10n from '@vscode/l10n';
import { DidChangeWatchedFilesNotification, type Connection } from 'vscode-languageserver/node';
import { isSettingsFile } from '../language/index';
import { rootsOf, type Client } from './client';
import { pathOf } from './paths';
import { withProgress } from './progress';
import type { Workspace } from './workspace';

const watched = ['**/*.{yaml,yml,json}', '**/Kustomization'];

/** Reads the workspace folders once the editor is ready, and follows what changes in them. */
export function followWorkspace(
  connection: Connection,
  client: () => Client,
  workspace: Workspace,
  changed: { around(): void; settings(): void },
): void {
  let folders: readonly string[] = [];
  const read = async (): Promise<void> => {
    workspace.index.isComplete = false;
    const title = l10n.t`Headroom reads the workspace`;
    await withProgress(connection, client().progress, title, (report, isCancelled) =>
      workspace.read(rootsOf(folders), files => report(l10n.t`${files} files`), isCancelled),
    );
    changed.around();
  };
  const fail = (error: unknown): void =>
    connection.console.error(`The workspace was not read: ${error instanceof Error ? error.message : String(error)}`);

  connection.onInitialized(() => {
    const { watches, changesFolders } = client();
    folders = client().folders;
    read().catch(fail);
    if (watches) {
      const watchers = watched.map(globPattern => ({ globPattern }));
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(fail);
    }
    if (!changesFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = removed.map(({ uri }) => uri);
      folders = [...folders.filter(uri => !gone.includes(uri)), ...added.map(({ uri }) => uri)];
      read().catch(fail);
    });
  });
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    for (const { uri } of changes) {
      const file = pathOf(uri);
      if (file === undefined) continue;
      if (isSettingsFile(file)) changed.settings();
      await workspace.changedOnDisk(file);
    }
    changed.around();
  });
}
