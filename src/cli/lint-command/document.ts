import type { ObjectIdentity, PlacedFinding } from '../../lint/placed-finding';
import type { Severity } from '../../lint/rule';
import { jsonPointer, type Range } from '../../yaml/place';
import type { KnownFinding } from './baseline';
import type { UnreadableFile } from './sources';

/** One finding as `lint -o json` prints it. Lines and UTF-16 characters count from 0. */
export interface FindingDocument {
  readonly file: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  /** JSON Pointer inside the document. */
  readonly path: string;
  readonly object: ObjectIdentity | null;
  readonly fixes: readonly { readonly title: string; readonly safe: boolean }[];
}

/** What `lint -o json` prints. */
export interface LintDocument {
  readonly findings: readonly FindingDocument[];
  /** Files and documents that were read. */
  readonly files: number;
  readonly documents: number;
  readonly errors: readonly { readonly file: string; readonly message: string }[];
  /** With --baseline: how many findings it holds back, and what it knows that is not there any more. */
  readonly baseline?: { readonly known: number; readonly gone: readonly KnownFinding[] };
}

export function findingDocument(file: string, finding: PlacedFinding): FindingDocument {
  const { rule, severity, message, range, path, object, fixes } = finding;
  return {
    file,
    rule,
    severity,
    message,
    range,
    object,
    path: jsonPointer(path),
    fixes: fixes.map(({ title, safe }) => ({ title, safe })),
  };
}

export function errorDocument({ file, message }: UnreadableFile): LintDocument['errors'][number] {
  return { file, message: `${file} ${message}.` };
}
