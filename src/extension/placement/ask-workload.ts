import * as vscode from 'vscode';
import type { Questions } from '../../observer/protocol';
import type { WorkloadKey } from '../../report/placement-message';
import { askLanguageServer } from '../language';

type KubernetesObject = Questions['placement']['asks']['object'];

/** A workload as it stands in the editor, and as its file was saved; objects as Kubernetes has them. */
export interface EditedWorkload {
  readonly key: WorkloadKey;
  readonly object: KubernetesObject;
  /** Absent when the saved file does not have it. */
  readonly saved?: KubernetesObject;
}

/** A text that is half written: nobody knows whether it has the workload. */
export interface Unreadable {
  readonly unreadable: true;
}

type Answer = EditedWorkload | Unreadable;

/** What to say of it. */
export const unreadableSentence = (): string =>
  vscode.l10n.t('The text cannot be read as it stands: correct its syntax first.');

/** The workload of a key or at a position of a text, as the language server reads it; undefined where there is none. */
export async function askWorkload(
  uri: vscode.Uri,
  which: { readonly key: WorkloadKey } | { readonly position: vscode.Position },
): Promise<Answer | undefined> {
  const document = await vscode.workspace.openTextDocument(uri);
  const saved = document.isDirty && uri.scheme !== 'untitled' ? await savedText(uri) : undefined;
  const asked = { uri: uri.toString(), ...which, ...(saved !== undefined && { saved }) };
  return (await askLanguageServer<Answer | null>('headroom/workload', asked)) ?? undefined;
}

/** Empty when the file is not there (any more): then there is nothing from before. */
async function savedText(uri: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof vscode.FileSystemError) return '';
    throw error;
  }
}
