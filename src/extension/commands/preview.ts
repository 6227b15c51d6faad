import * as vscode from 'vscode';
import type { CommandFactory } from '../command-factory';

/** Headroom: Preview rendered objects. With a file's URI (editor title), or with a job of it (code lens). */
export const preview: CommandFactory =
  ({ previews }) =>
  async argument => {
    const uri = uriOf(argument) ?? vscode.window.activeTextEditor?.document.uri;
    if (!uri) throw new Error(vscode.l10n.t('Open a kube-burner config or one of its templates first.'));
    const job = field(argument, 'job');
    await previews.show(uri, typeof job === 'number' ? { job, object: null } : {});
  };

function uriOf(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  const uri = field(argument, 'uri');
  return typeof uri === 'string' ? vscode.Uri.parse(uri) : undefined;
}

const field = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
