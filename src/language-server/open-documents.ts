import { openDocument, type OpenDocument } from '../language/index';
import { filesBeside } from './template-files';

interface TextOfVersion {
  readonly uri: string;
  readonly version: number;
  getText(): string;
}

/** Keeps the reading of each open text for its version, so that diagnostics, fixes and hovers share it. */
export function openDocuments(): { of(text: TextOfVersion): OpenDocument; close(uri: string): void; forget(): void } {
  const read = new Map<string, OpenDocument>();
  return {
    of(text) {
      const known = read.get(text.uri);
      if (known?.version === text.version) return known;
      const document = openDocument(text.uri, text.version, text.getText(), filesBeside(text.uri));
      read.set(text.uri, document);
      return document;
    },
    close: uri => void read.delete(uri),
    forget: () => read.clear(),
  };
}
