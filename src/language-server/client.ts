import type { InitializeParams } from 'vscode-languageserver/node';
import { clusterStateOf, type ClusterState } from './cluster-state';
import { pathOf } from './paths';
import { field } from './settings';

/** What the editor at the other end can do, as far as it matters here. */
export interface Client {
  /** URIs of the folders of the workspace. */
  readonly folders: readonly string[];
  readonly progress: boolean;
  readonly watches: boolean;
  /** It asks for the edits of a code action once it is chosen. */
  readonly resolvesEdits: boolean;
  readonly createsFiles: boolean;
  readonly refreshesInlayHints: boolean;
  readonly refreshesCodeLenses: boolean;
  /** It tells when folders are added and removed. */
  readonly changesFolders: boolean;
  /** It has the command `headroom.select`, which selects a range of the active editor. */
  readonly selects: boolean;
  /** Whether it can ask a cluster for us; undefined for editors that cannot. */
  readonly cluster: ClusterState | undefined;
}

export const plainClient: Client = {
  folders: [],
  progress: false,
  watches: false,
  resolvesEdits: false,
  createsFiles: false,
  refreshesInlayHints: false,
  refreshesCodeLenses: false,
  changesFolders: false,
  selects: false,
  cluster: undefined,
};

/** Reads what the editor says of itself. */
export function clientOf({ capabilities, workspaceFolders, rootUri, initializationOptions }: InitializeParams): Client {
  const { window, workspace, textDocument } = capabilities;
  const folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  return {
    folders,
    progress: window?.workDoneProgress ?? false,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    resolvesEdits: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') ?? false,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') ?? false,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport ?? false,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport ?? false,
    changesFolders: workspace?.workspaceFolders ?? false,
    selects: field(initializationOptions, 'selects') === true,
    cluster: clusterStateOf(field(initializationOptions, 'cluster')),
  };
}

/** Folders on this machine. */
export function rootsOf(uris: readonly string[]): readonly string[] {
  return uris.flatMap(uri => pathOf(uri)?.replace(/\/$/, '') ?? []);
}
