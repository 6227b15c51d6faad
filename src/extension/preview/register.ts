import type * as vscode from 'vscode';
import { followTemplates } from './burner-templates';
import { registerPreviewLenses } from './lenses';
import { createPreviews, type Previews } from './previews';
import { registerShow } from './show';

/** Everything about previews but their two commands. */
export function registerPreviews(extension: vscode.ExtensionContext): Previews {
  const previews = createPreviews();
  extension.subscriptions.push(previews, registerPreviewLenses(previews), registerShow(), followTemplates());
  return previews;
}
