import * as l10n from '@vscode/l10n';
import {
  CompletionItemKind,
  DiagnosticSeverity,
  type CompletionItem,
  type Diagnostic,
  type InlayHint as LspInlayHint,
} from 'vscode-languageserver/node';
import type { Completion, Diagnosis, InlayHint } from '../language/index';
import { uriOf } from './paths';
import { rulePage } from './rule-page';

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** VS Code shows no more of one file; the rest would only be sent and counted. */
const mostShown = 1000;

/** The findings of a text, the gravest where there are too many to show. */
export function toDiagnostics(uri: string, found: readonly Diagnosis[]): Diagnostic[] {
  if (found.length <= mostShown) return found.map(one => toDiagnostic(uri, one));
  const gravest = found.toSorted((a, b) => severities[a.severity] - severities[b.severity]).slice(0, mostShown - 1);
  const rest: Diagnostic = {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: DiagnosticSeverity.Information,
    source: 'headroom',
    message: l10n.t`${found.length - gravest.length} milder findings are not shown. Fix some, or turn rules off in .headroom.yaml.`,
  };
  return [...gravest.map(one => toDiagnostic(uri, one)), rest];
}

function toDiagnostic(uri: string, { range, severity, message, code, related }: Diagnosis): Diagnostic {
  return {
    ...{ range, message, source: 'headroom', severity: severities[severity] },
    ...{ code, codeDescription: { href: rulePage(code) } },
    ...(related.length === 0
      ? {}
      : {
          relatedInformation: related.map(one => ({
            message: one.message,
            location: { uri: one.file === undefined ? uri : uriOf(one.file), range: one.range },
          })),
        }),
  };
}

const kinds = {
  field: CompletionItemKind.Field,
  variable: CompletionItemKind.Variable,
  function: CompletionItemKind.Function,
  keyword: CompletionItemKind.Keyword,
  file: CompletionItemKind.File,
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
};

export function toCompletionItem(completion: Completion, index: number): CompletionItem {
  const { label, detail, documentation, kind, on, range, newText } = completion;
  return {
    ...{ label, detail, kind: kinds[kind ?? on], textEdit: { range, newText } },
    ...(documentation === undefined ? {} : { documentation: { kind: 'markdown', value: documentation } }),
    // In kube-burner's texts the order means something: what is near, or meant most, comes first.
    ...(kind === undefined && documentation === undefined ? {} : { sortText: String(index).padStart(4, '0') }),
  };
}

export function toInlayHint({ position, label, tooltip }: InlayHint): LspInlayHint {
  return { position, label, tooltip, paddingLeft: true };
}
