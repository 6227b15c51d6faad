import type { Severity } from '../lint/rule';
import type { Range } from '../yaml/place';
import type { OpenDocument } from './document';

/** A finding as editors show it. */
export interface Diagnosis {
  readonly range: Range;
  readonly severity: Severity;
  readonly message: string;
  /** The rule; its page is docs/rules/<code>.md. */
  readonly code: string;
  /** Places that explain it; `file` when they are in another file. */
  readonly related: readonly { readonly file?: string; readonly range: Range; readonly message: string }[];
}

/** Everything found in a document, in the order of the text; hints only when asked. */
export function diagnose(document: OpenDocument, options: { readonly hints: boolean }): readonly Diagnosis[] {
  return document
    .findings()
    .filter(({ severity }) => options.hints || severity !== 'hint')
    .map(({ rule, severity, message, range, related }) => ({
      ...{ range, severity, message, related },
      code: rule,
    }));
}
