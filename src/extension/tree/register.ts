import * as vscode from 'vscode';
import type { Headroom } from '../headroom';
import { registerClusterView } from './cluster-view';
import { registerRunsView } from './runs-view';
import { registerScenariosView } from './scenarios-view';

/** Headroom's views in the activity bar, beside that of missing requests. */
export function registerViews({ cluster, cli, runs }: Headroom): vscode.Disposable {
  return vscode.Disposable.from(registerClusterView(cluster), registerScenariosView(), registerRunsView(cli, runs));
}
