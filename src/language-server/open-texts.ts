import { readFileSync } from 'node:fs';
import type { TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { pathOf, uriOf } from './paths';

/** The texts of files: open ones as they are on the screen, others from the disk. Every room of the server reads here. */
export interface FileTexts {
  open(file: string): TextDocument | undefined;
  /** `undefined` when there is no such file, or nobody may read it. */
  read(file: string): string | undefined;
}

export function fileTexts(texts: TextDocuments<TextDocument>): FileTexts {
  // Editors escape URIs in their own ways, so the path decides.
  const open = (file: string): TextDocument | undefined =>
    texts.get(uriOf(file)) ?? texts.all().find(({ uri }) => pathOf(uri) === file);
  return { open, read: file => open(file)?.getText() ?? diskText(file) };
}

/** What the disk has, whatever is open. */
export function diskText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // There is none, or nobody may read it.
    return undefined;
  }
}
