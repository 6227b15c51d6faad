import { installEditorServer } from './editor-server/install.mjs';
import { nodeModules } from './node-modules.mjs';
import { systemPackages } from './system-packages.mjs';

/** Installs what the tests need, on a fresh clone too; with `editor` also VS Code and the browser that drives it. */
export async function prepare({ editor = false, say = console.log, signal } = {}) {
  const purposes = editor ? ['editor', 'browser', 'cluster'] : ['cluster'];
  // A real node can be there only for root on Linux; elsewhere its tests say why they do not run.
  await systemPackages(process.getuid?.() === 0 ? [...purposes, 'node'] : purposes, say, signal);
  await nodeModules(say, signal);
  if (editor) await installEditorServer(say, signal);
}
