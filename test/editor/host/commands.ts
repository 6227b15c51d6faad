import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { contributes } from '../../../package.json';

/** Every contributed command is registered. */
export async function commands(): Promise<void> {
  const registered = new Set(await vscode.commands.getCommands(true));
  const missing = contributes.commands.map(({ command }) => command).filter(command => !registered.has(command));
  assert.deepEqual(missing, []);
}
