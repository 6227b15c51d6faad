import type * as vscode from 'vscode';
import { followBurnerConfigs } from './burner-config-documents';
import { registerCommands } from './commands';
import { createHeadroom } from './headroom';
import { startLanguage, stopLanguage } from './language';
import { offerLeftoversSoon } from './leftovers';
import { registerMissingRequests } from './missing-requests/view';
import { registerClusterStatus } from './observer/cluster-status';
import { registerRunLens } from './run-lens';
import { registerViews } from './tree/register';
import { followWorkloads } from './workload-context';

/** Called by VS Code on the first YAML or JSON file, or the first command. */
export function activate(extension: vscode.ExtensionContext): void {
  const headroom = createHeadroom(extension);
  registerCommands(headroom);
  startLanguage(headroom);
  offerLeftoversSoon(headroom);
  extension.subscriptions.push(
    followBurnerConfigs(),
    followWorkloads(),
    registerRunLens(),
    registerMissingRequests(),
    registerViews(headroom),
    registerClusterStatus(headroom.cluster),
  );
}

/** Runs that go on notice the end of this process by themselves, and clean up. */
export async function deactivate(): Promise<void> {
  await stopLanguage();
}
