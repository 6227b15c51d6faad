import type * as vscode from 'vscode';

/** A line of one of Headroom's views, with what stands below it. */
export interface Entry {
  readonly item: vscode.TreeItem;
  /** Asked when the line is opened. */
  readonly children?: () => Promise<readonly Entry[]>;
}

/** Lines out of entries; `roots` is asked at each change. */
export function entryProvider(
  changed: vscode.Event<void>,
  roots: () => Promise<readonly Entry[]>,
): vscode.TreeDataProvider<Entry> {
  return {
    onDidChangeTreeData: changed,
    getTreeItem: ({ item }) => item,
    getChildren: async parent => [...(parent ? ((await parent.children?.()) ?? []) : await roots())],
  };
}
