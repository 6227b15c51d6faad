import { installEditorServer } from './editor-server/install.mjs';
import { nodeModules } from './node-modules.mjs';
import { systemPackages } from './system-packages.mjs';

/** Installs what the tests need, on a fresh clone too; with `editor` also VS Code and the browser that drives it. */
export async function prepare({ editor = false, say = console.log, signal } = {}) {
  await systemPackages(editor ? ['editor', 'browser', 'cluster'] : ['cluster'], say, signal);
  await nodeModules(say, signal);
  if (editor) await installEditorServer(say, signal);
}
