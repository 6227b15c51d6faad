import * as vscode from 'vscode';

/** Throws a sentence unless the workspace is trusted; `what` completes "Headroom can …". */
export function requireTrust(what: string): void {
  if (vscode.workspace.isTrusted) return;
  throw new Error(
    vscode.l10n.t(
      'Headroom can {0} only in a trusted workspace, because it starts a process with your cluster credentials. Trust this workspace (command "Workspaces: Manage Workspace Trust") and try again.',
      what,
    ),
  );
}
