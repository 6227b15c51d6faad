import type { Connection, TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  isBroken,
  workloadAt,
  workloadInText,
  workloadNamed,
  type OpenDocument,
  type WorkloadKey,
} from '../language/index';

/** What the editor asks: the workload of a key, or at a position of an open text. */
interface Asked {
  readonly uri: string;
  readonly key?: WorkloadKey;
  readonly position?: { readonly line: number; readonly character: number };
  /** The text as it was saved, where that is another. */
  readonly saved?: string;
}

/**
 * Answers `headroom/workload`: the workload as it is edited, and as it was saved; `unreadable` when it is not found in a text
 * that is broken now, null where there is none.
 */
export function answerWorkloads(
  connection: Connection,
  texts: TextDocuments<TextDocument>,
  document: (text: TextDocument) => OpenDocument,
): void {
  connection.onRequest('headroom/workload', ({ uri, key, position, saved }: Asked): object | null => {
    const text = texts.get(uri);
    if (!text) return null;
    const open = document(text);
    const found = key ? workloadNamed(open, key) : workloadAt(open, position ?? { line: 0, character: 0 });
    if (!found) return isBroken(open) ? { unreadable: true } : null;
    const before = saved === undefined ? found : workloadInText(saved, found.key);
    return { ...found, ...(before && { saved: before.object }) };
  });
}
