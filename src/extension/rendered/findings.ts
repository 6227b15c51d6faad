import path from 'node:path';
import * as vscode from 'vscode';

/** The part of `lint -o json` that diagnostics are made of. */
interface LintAnswer {
  readonly findings: readonly {
    readonly file: string;
    readonly rule: string;
    readonly severity: 'error' | 'warning' | 'info' | 'hint';
    readonly message: string;
    readonly range: vscode.Range;
  }[];
  readonly errors: readonly { readonly message: string }[];
}

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Reads what the command line printed, with files relative to `cwd`: diagnostics by file. Throws what it could not do. */
export function diagnosticsOf(stdout: string, cwd: string): ReadonlyMap<string, readonly vscode.Diagnostic[]> {
  const answer = JSON.parse(stdout) as LintAnswer;
  const [error] = answer.errors;
  if (error && answer.findings.length === 0) throw new Error(error.message);
  const byFile = new Map<string, vscode.Diagnostic[]>();
  for (const finding of answer.findings) {
    const file = path.resolve(cwd, finding.file);
    const all = byFile.get(file) ?? [];
    all.push(diagnosticOf(finding));
    byFile.set(file, all);
  }
  return byFile;
}

function diagnosticOf({
  rule,
  severity,
  message,
  range: { start, end },
}: LintAnswer['findings'][number]): vscode.Diagnostic {
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  const diagnostic = new vscode.Diagnostic(range, message, severities[severity]);
  return Object.assign(diagnostic, { source: 'headroom (rendered)', code: rule });
}
