import type { YamlFile } from '../yaml/document';
import type { PlacedFinding } from './placed-finding';

/** Where a document begins. */
export interface Start {
  readonly start: number;
  readonly line: number;
}

/** How far a document has moved. */
export interface Shift {
  readonly document: number;
  readonly characters: number;
  readonly lines: number;
}

/** Where a document of a file begins. */
export function startOf(file: YamlFile, document: number): Start {
  const start = file.documents[document]?.span.start ?? 0;
  return { start, line: file.position(start).line };
}

/** How far a document has moved since it began at `before`. */
export function shiftOf(file: YamlFile, document: number, before: Start): Shift {
  const { start, line } = startOf(file, document);
  return { document, characters: start - before.start, lines: line - before.line };
}

/** The finding where its document stands now. Documents move by whole lines. */
export function shifted(finding: PlacedFinding, { document, characters, lines }: Shift): PlacedFinding {
  if (document === finding.document && characters === 0 && lines === 0) return finding;
  const { span, range } = finding;
  return {
    ...finding,
    document,
    span: { start: span.start + characters, end: span.end + characters },
    range: {
      start: { ...range.start, line: range.start.line + lines },
      end: { ...range.end, line: range.end.line + lines },
    },
  };
}
