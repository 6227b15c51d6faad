import * as l10n from '@vscode/l10n';
import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  WatchKind,
  type Connection,
} from 'vscode-languageserver/node';
import { isSettingsFile } from '../language/index';
import { rootsOf, type Client } from './client';
import { pathOf } from './paths';
import { withProgress } from './progress';
import type { Workspace } from './workspace';

/** Of a folder that is deleted VS Code tells nothing but the folder. */
const watched = [
  { globPattern: '**/*.{yaml,yml,json}' },
  { globPattern: '**/Kustomization' },
  { globPattern: '**', kind: WatchKind.Delete },
];

/** Reads the workspace folders once the editor is ready, and follows what changes in them. */
export function followWorkspace(
  connection: Connection,
  client: () => Client,
  workspace: Workspace,
  changed: { around(): void; settings(): void; file(file: string): void },
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
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: watched }).catch(fail);
    }
    if (!changesFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = removed.map(({ uri }) => uri);
      folders = [...folders.filter(uri => !gone.includes(uri)), ...added.map(({ uri }) => uri)];
      read().catch(fail);
    });
  });
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    const before = workspace.index.revision;
    for (const { uri, type } of changes) {
      const file = pathOf(uri);
      if (file === undefined) continue;
      if (isSettingsFile(file)) changed.settings();
      if (type === FileChangeType.Deleted) workspace.deletedOnDisk(file);
      else await workspace.changedOnDisk(file);
      changed.file(file);
    }
    if (workspace.index.revision !== before || changes.some(({ uri }) => isSettingsFile(uri))) changed.around();
  });
}
