import * as vscode from 'vscode';
import { commandLine, type CommandLine } from './command-line';
import { createFollowedCluster, type FollowedCluster } from './observer/followed-cluster';
import { createPanelHost, type PanelHost } from './panel-host';
import { createPlacementHost, type PlacementHost } from './placement/placement-host';
import type { Previews } from './preview/previews';
import { registerPreviews } from './preview/register';
import { restoredRun } from './restored-run';
import { createReports, type Reports } from './reports';
import { createRuns, type Runs } from './runs';
import { createStatus, type Status } from './status';

/** What the commands work with, built once at activation. */
export interface Headroom {
  readonly extension: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly cli: CommandLine;
  readonly status: Status;
  readonly panel: PanelHost;
  readonly reports: Reports;
  readonly runs: Runs;
  readonly previews: Previews;
  readonly cluster: FollowedCluster;
  readonly placement: PlacementHost;
}

/** Builds the parts and lets the editor dispose of them. Starts no process and reads no file. */
export function createHeadroom(extension: vscode.ExtensionContext): Headroom {
  const log = vscode.window.createOutputChannel('Headroom', { log: true });
  const cli = commandLine(extension.asAbsolutePath('dist/cli.js'));
  const status = createStatus();
  const panel = createPanelHost(extension.extensionUri, runId => restoredRun(cli, runId));
  const reports = createReports();
  const runs = createRuns({ cli, log, status, panel });
  const cluster = createFollowedCluster(cli, log);
  const placement = createPlacementHost(extension.extensionUri, cluster);
  extension.subscriptions.push(log, status, panel, reports, runs, cluster, placement);
  const previews = registerPreviews(extension);
  return { extension, log, cli, status, panel, reports, runs, previews, cluster, placement };
}
