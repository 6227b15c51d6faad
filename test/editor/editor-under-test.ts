import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { placeExtension } from '../../practice/editor-server/extension.mjs';
import { startEditorServer } from '../../practice/editor-server/server.mjs';
import { goTool } from '../vectors/go-program';
import practiceCluster from '../cluster/practice-cluster';

const root = path.resolve(import.meta.dirname, '../..');
const bundles = ['extension.js', 'language-server.js', 'cli.js', 'panel.js', 'placement.js'];

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of a VS Code that trusts every folder. */
    readonly editorUrl: string;
    /** Address of one that asks first. */
    readonly askingEditorUrl: string;
    /** Where the runs of this suite keep their journals. */
    readonly stateFolder: string;
  }
}

/** Quiet where the workbench would cover what is looked at. */
const settings = {
  'workbench.colorTheme': 'Default Dark Modern',
  'editor.minimap.enabled': false,
  'editor.hover.delay': 100,
  'files.autoSave': 'off',
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
};

/** Builds what is missing, brings up a cluster and two VS Codes with the extension, and ends them afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (bundles.some(name => !existsSync(path.join(root, 'dist', name)))) build();
  const folder = mkdtempSync(path.join(tmpdir(), 'headroom-editor-'));
  const results = path.join(root, 'test-results');
  mkdirSync(results, { recursive: true });
  const stopCluster = await practiceCluster(project);
  const stateFolder = path.join(folder, 'state');
  const PATH = await pathWithKustomize();
  const env = { ...process.env, PATH, KUBECONFIG: kubeconfigOf(project), XDG_STATE_HOME: stateFolder };
  const start = (name: string, trust: boolean) => {
    const extensionsDir = path.join(folder, name, 'extensions');
    placeExtension(root, extensionsDir);
    const logFile = path.join(results, `${name}.log`);
    return startEditorServer({
      dataDir: path.join(folder, name, 'data'),
      extensionsDir,
      trust,
      logFile,
      env,
      settings,
    });
  };
  const servers = [await start('trusting', true), await start('asking', false)] as const;
  project.provide('editorUrl', servers[0].url);
  project.provide('askingEditorUrl', servers[1].url);
  project.provide('stateFolder', stateFolder);
  return async () => {
    for (const server of servers) await server.stop();
    await stopCluster?.();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}

/** The tool that renders kustomizations, built as the unit suite builds it. */
async function pathWithKustomize(): Promise<string> {
  const kustomize = await goTool(
    path.join(root, 'test/vectors/rendered'),
    'kustomize',
    'sigs.k8s.io/kustomize/kustomize/v5',
  );
  return [path.dirname(kustomize), process.env['PATH']].join(path.delimiter);
}

function kubeconfigOf(project: TestProject): string {
  const { kubeconfig } = project.getProvidedContext();
  return kubeconfig;
}

function build(): void {
  const webpack = path.join(root, 'node_modules', '.bin', 'webpack');
  execFileSync(webpack, ['--mode', 'production'], { cwd: root, stdio: 'inherit' });
}
