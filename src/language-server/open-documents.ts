import { openDocument, type Around, type LintOptions, type OpenDocument } from '../language/index';
import { pathOf } from './paths';

/** As openDocument takes them. */
type Files = Parameters<typeof openDocument>[3];

interface TextOfVersion {
  readonly uri: string;
  readonly version: number;
  getText(): string;
}

/** The readings of open texts, which diagnostics, fixes and hovers share. */
export interface OpenDocuments {
  of(text: TextOfVersion): OpenDocument;
  close(uri: string): void;
  /** A file is another now, on the screen or on the disk: gives the texts that were judged by what it said. */
  changed(file: string): readonly string[];
}

interface Known {
  readonly document: OpenDocument;
  readonly revision: number | undefined;
  /** Files that were asked for, whether they were there or not. */
  readonly asked: ReadonlySet<string>;
  /** One of them changed since. */
  readonly isStale: boolean;
}

/** Keeps the reading of each open text for its version, and for what `optionsOf` and `aroundOf` say around it. */
export function openDocuments(
  optionsOf: (uri: string) => LintOptions,
  aroundOf: (uri: string) => Pick<Around, 'read' | 'uri'>,
): OpenDocuments {
  const read = new Map<string, Known>();
  return {
    of(text) {
      const known = read.get(text.uri);
      const options = optionsOf(text.uri);
      if (known?.document.version === text.version && !known.isStale && isSame(known, options)) return known.document;
      const { uri, version } = text;
      const { files, asked } = noting(aroundOf(uri));
      const document = openDocument(uri, version, text.getText(), files, options, known?.document);
      read.set(uri, { document, asked, revision: options.neighbours?.revision, isStale: false });
      return document;
    },
    close: uri => void read.delete(uri),
    changed(file) {
      const others = [...read].filter(([, { asked }]) => asked.has(file));
      for (const [uri, known] of others) read.set(uri, { ...known, isStale: true });
      return others.map(([uri]) => uri);
    },
  };
}

/** Notes which files are asked for. */
function noting(around: Pick<Around, 'read' | 'uri'>): { readonly files: Files; readonly asked: ReadonlySet<string> } {
  const asked = new Set<string>();
  const read = (name: string): string | undefined => {
    const file = pathOf(around.uri(name));
    if (file !== undefined) asked.add(file);
    return around.read(name);
  };
  return { files: { read }, asked };
}

function isSame({ document: { options }, revision }: Known, { neighbours, settings, cluster }: LintOptions): boolean {
  return (
    options.neighbours === neighbours &&
    options.settings === settings &&
    options.cluster === cluster &&
    revision === neighbours?.revision
  );
}
