import {
  CodeActionKind,
  CompletionItemKind,
  DiagnosticSeverity,
  type CodeAction as LspCodeAction,
  type CompletionItem,
  type Diagnostic,
} from 'vscode-languageserver/node';
import type { CodeAction, Completion, Diagnosis } from '../language/index';
import { rulePage } from './rule-page';

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function toDiagnostic(uri: string, { range, severity, message, code, related }: Diagnosis): Diagnostic {
  return {
    ...{ range, message, source: 'headroom', severity: severities[severity] },
    ...{ code, codeDescription: { href: rulePage(code) } },
    ...(related.length === 0
      ? {}
      : { relatedInformation: related.map(one => ({ message: one.message, location: { uri, range: one.range } })) }),
  };
}

/** A code action whose edit counts only for `version` of the text; it names the shown diagnostic that it solves. */
export function toCodeAction(
  uri: string,
  version: number,
  shown: readonly Diagnostic[],
  { title, kind, preferred, edits, solves }: CodeAction,
): LspCodeAction {
  const diagnostics = shown.filter(
    ({ code, range }) => code === solves?.code && range.start.line === solves?.range.start.line,
  );
  return {
    ...{ title, kind: kind === 'quickfix' ? CodeActionKind.QuickFix : kind },
    ...(preferred ? { isPreferred: true } : {}),
    ...(diagnostics.length > 0 ? { diagnostics } : {}),
    edit: { documentChanges: [{ textDocument: { uri, version }, edits: [...edits] }] },
  };
}

export function toCompletionItem({ label, detail, on, range, newText }: Completion): CompletionItem {
  const kind = on === 'key' ? CompletionItemKind.Property : CompletionItemKind.EnumMember;
  return { label, detail, kind, textEdit: { range, newText } };
}
