import * as vscode from 'vscode';

/** Findings in what was rendered, without those that the editor shows at the same line already. */
export interface ShownFindings extends vscode.Disposable {
  /** Replaces all. */
  show(byFile: ReadonlyMap<string, readonly vscode.Diagnostic[]>): void;
}

export function shownFindings(): ShownFindings {
  const collection = vscode.languages.createDiagnosticCollection('headroom-rendered');
  const all = new Map<string, { readonly uri: vscode.Uri; readonly found: readonly vscode.Diagnostic[] }>();
  const look = (uri: vscode.Uri): void => {
    const known = all.get(uri.toString());
    if (!known) return;
    const news = known.found.filter(one => !isSaid(uri, one));
    // Setting the same again would call us again.
    if (news.length !== collection.get(uri)?.length) collection.set(uri, news);
  };
  const changes = vscode.languages.onDidChangeDiagnostics(({ uris }) => uris.forEach(look));
  return {
    show(byFile) {
      collection.clear();
      all.clear();
      for (const [file, found] of byFile) {
        const uri = vscode.Uri.file(file);
        all.set(uri.toString(), { uri, found });
        look(uri);
      }
    },
    dispose: () => vscode.Disposable.from(collection, changes).dispose(),
  };
}

/** Whether the language server says the same of the file itself. */
function isSaid(uri: vscode.Uri, { code, range }: vscode.Diagnostic): boolean {
  return vscode.languages
    .getDiagnostics(uri)
    .some(
      other => other.source === 'headroom' && codeOf(other) === code && other.range.start.line === range.start.line,
    );
}

function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}
