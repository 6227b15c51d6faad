import { openDocument, type LintOptions, type OpenDocument } from '../language/index';
import { filesBeside } from './template-files';

interface TextOfVersion {
  readonly uri: string;
  readonly version: number;
  getText(): string;
}

/** The readings of open texts, which diagnostics, fixes and hovers share. */
export interface OpenDocuments {
  of(text: TextOfVersion): OpenDocument;
  close(uri: string): void;
  /** Files that texts name may be others now. */
  forget(): void;
}

interface Known {
  readonly document: OpenDocument;
  readonly revision: number | undefined;
  /** The files beside it were read before one of them was saved. */
  readonly isStale: boolean;
}

/** Keeps the reading of each open text for its version, and for what `optionsOf` says around it. */
export function openDocuments(optionsOf: (uri: string) => LintOptions): OpenDocuments {
  const read = new Map<string, Known>();
  return {
    of(text) {
      const known = read.get(text.uri);
      const options = optionsOf(text.uri);
      if (known?.document.version === text.version && !known.isStale && isSame(known, options)) return known.document;
      const { uri, version } = text;
      const document = openDocument(uri, version, text.getText(), filesBeside(uri), options, known?.document);
      read.set(uri, { document, revision: options.neighbours?.revision, isStale: false });
      return document;
    },
    close: uri => void read.delete(uri),
    forget() {
      for (const [uri, known] of read) read.set(uri, { ...known, isStale: true });
    },
  };
}

function isSame({ document: { options }, revision }: Known, { neighbours, settings }: LintOptions): boolean {
  return options.neighbours === neighbours && options.settings === settings && revision === neighbours?.revision;
}
