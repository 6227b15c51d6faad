import * as vscode from 'vscode';
import type { CommandFactory } from '../command-factory';

/** Opens a LimitRange as a new text, to be looked over and saved where it belongs. */
export const newLimitRange: CommandFactory = () => async content => {
  if (typeof content !== 'string') return;
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'yaml', content }));
};
