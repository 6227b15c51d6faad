import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';

const read = (name: string): string => vscode.workspace.getConfiguration('headroom').get<string>(name, '').trim();

/** The command line's options for the cluster that the settings name; none means what kubectl would use. */
export function clusterOptions(): readonly string[] {
  const kubeconfig = read('kubeconfig');
  const context = read('context');
  return [
    ...(kubeconfig === '' ? [] : ['--kubeconfig', absolute(kubeconfig)]),
    ...(context === '' ? [] : ['--context', context]),
  ];
}

/** A path as people write it in settings: `~` is their home, a relative one begins at the workspace folder. */
function absolute(file: string): string {
  if (file.startsWith('~/')) return path.join(homedir(), file.slice(2));
  return path.resolve(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? homedir(), file);
}
