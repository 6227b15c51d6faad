import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { placeExtension } from '../../practice/editor-server/extension.mjs';
import { startEditorServer } from '../../practice/editor-server/server.mjs';
import { practiceCluster } from './practice-cluster';

export const root = path.resolve(import.meta.dirname, '../..');
const bundles = ['extension.js', 'language-server.js', 'cli.js', 'panel.js'];

declare module 'vitest' {
  interface ProvidedContext {
    readonly editorUrl: string;
    readonly kubeconfig: string;
    /** Where the runs of this suite keep their journals. */
    readonly stateFolder: string;
  }
}

/** Builds what is missing, brings up a cluster and a VS Code that trusts every folder, and ends both afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (bundles.some(name => !existsSync(path.join(root, 'dist', name)))) build();
  mkdirSync(path.join(root, 'test-results'), { recursive: true });
  const folder = mkdtempSync(path.join(tmpdir(), 'headroom-editor-'));
  const cluster = await practiceCluster(folder);
  const stateFolder = path.join(folder, 'state');
  const extensionsDir = path.join(folder, 'extensions');
  placeExtension(root, extensionsDir);
  const server = await startEditorServer({
    dataDir: path.join(folder, 'data'),
    extensionsDir,
    trust: true,
    logFile: path.join(root, 'test-results', 'editor-server.log'),
    env: { ...process.env, KUBECONFIG: cluster.kubeconfig, XDG_STATE_HOME: stateFolder },
    settings: testSettings,
  });
  project.provide('editorUrl', server.url);
  project.provide('kubeconfig', cluster.kubeconfig);
  project.provide('stateFolder', stateFolder);
  return async () => {
    await server.stop();
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}

/** Quiet parts of the workbench that would cover what is looked at. */
export const testSettings = {
  'chat.commandCenter.enabled': false,
  'workbench.tips.enabled': false,
  'workbench.colorTheme': 'Default Dark Modern',
  'editor.minimap.enabled': false,
  'files.autoSave': 'off',
  'window.autoDetectColorScheme': false,
};

function build(): void {
  const webpack = path.join(root, 'node_modules', '.bin', 'webpack');
  execFileSync(webpack, ['--mode', 'production'], { cwd: root, stdio: 'inherit' });
}
