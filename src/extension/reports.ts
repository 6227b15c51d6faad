import * as vscode from 'vscode';
import { reportAsMarkdown } from '../report/markdown';
import type { Report } from '../report/report';

/** Shows reports as rendered Markdown, without writing a file for it. */
export interface Reports extends vscode.Disposable {
  open(report: Report): Promise<void>;
}

const SCHEME = 'headroom-report';

/** Makes the reports known to the editor as documents of a scheme of their own. */
export function createReports(): Reports {
  const texts = new Map<string, string>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: uri => texts.get(uri.path) ?? 'This report is no longer open in this window.',
  });
  return {
    async open(report) {
      const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${report.runId}/report.md` });
      texts.set(uri.path, reportAsMarkdown(report));
      await vscode.commands.executeCommand('markdown.showPreview', uri);
    },
    dispose: () => provider.dispose(),
  };
}
