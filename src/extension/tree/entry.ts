import type * as vscode from 'vscode';

/** A line of one of Headroom's views, with what stands below it. */
export interface Entry {
  readonly item: vscode.TreeItem;
  /** Asked when the line is opened. */
  readonly children?: () => Promise<readonly Entry[]>;
}

/** Lines out of entries; `changed` names those to draw again, undefined all, and `roots` is asked then. */
export function entryProvider(
  changed: vscode.Event<Entry[] | undefined>,
  roots: () => Promise<readonly Entry[]>,
): vscode.TreeDataProvider<Entry> {
  return {
    onDidChangeTreeData: changed,
    getTreeItem: ({ item }) => item,
    getChildren: async parent => [...(parent ? ((await parent.children?.()) ?? []) : await roots())],
  };
}
