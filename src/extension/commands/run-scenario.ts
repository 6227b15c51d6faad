import * as vscode from 'vscode';
import type { CommandFactory } from '../command-factory';
import { askRunRequest } from '../ask-run-request';
import { confirmAndRun } from '../confirm-and-run';
import { requireTrust } from '../trust';

/** Headroom: Run burner scenario. With a config's URI (editor title, code lens) or a scenario's name (view) only the scale is asked. */
export const runScenario: CommandFactory = headroom => async argument => {
  requireTrust(vscode.l10n.t('run a scenario'));
  const request = await askRunRequest(uriOf(argument) ?? scenarioOf(argument));
  if (request !== undefined) await confirmAndRun(headroom, request);
};

/** The editor title gives a Uri, the language server's lens a string. */
function uriOf(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  return typeof argument === 'string' ? vscode.Uri.parse(argument) : undefined;
}

/** The view gives the name of a scenario. */
function scenarioOf(argument: unknown): string | undefined {
  const isNamed = typeof argument === 'object' && argument !== null && 'scenario' in argument;
  return isNamed && typeof argument.scenario === 'string' ? argument.scenario : undefined;
}
