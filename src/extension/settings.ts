import * as vscode from 'vscode';

const read = (name: string): string => vscode.workspace.getConfiguration('headroom').get<string>(name, '').trim();

/** The command line's options for the cluster that the settings name; none means what kubectl would use. */
export function clusterOptions(): readonly string[] {
  const kubeconfig = read('kubeconfig');
  const context = read('context');
  return [
    ...(kubeconfig === '' ? [] : ['--kubeconfig', kubeconfig]),
    ...(context === '' ? [] : ['--context', context]),
  ];
}
