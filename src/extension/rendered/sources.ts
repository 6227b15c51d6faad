import path from 'node:path';
import * as vscode from 'vscode';

/** A chart or kustomization that a tool can render. */
export interface RenderedSource {
  readonly folder: string;
  readonly option: '--helm' | '--kustomize';
  readonly label: string;
}

const FILES = '**/{Chart.yaml,kustomization.yaml,kustomization.yml,Kustomization}';
const MOST = 500;

/** Every chart and kustomization of the workspace that is a file on this machine. */
export async function findSources(): Promise<readonly RenderedSource[]> {
  const files = await vscode.workspace.findFiles(FILES, '**/node_modules/**', MOST);
  return files
    .filter(({ scheme }) => scheme === 'file')
    .map(sourceOf)
    .sort((a, b) => a.label.localeCompare(b.label));
}

/** The source that a file of it stands for. */
export function sourceOf(file: vscode.Uri): RenderedSource {
  const folder = path.dirname(file.fsPath);
  const option = path.basename(file.fsPath) === 'Chart.yaml' ? '--helm' : '--kustomize';
  return { folder, option, label: vscode.workspace.asRelativePath(folder) };
}
