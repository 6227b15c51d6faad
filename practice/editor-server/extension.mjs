import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a packaged extension holds, as far as it is there. */
const PARTS = /^(package\.json|package\.nls.*\.json|README\.md|CHANGELOG\.md|LICENSE|dist|media|snippets|schemas)$/;

/** Places the built extension in a folder of extensions of its own, as installing its package would. Returns what it is. */
export function placeExtension(root, extensionsDir) {
  const { publisher, name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const id = `${publisher}.${name}`;
  const relativeLocation = `${id}-${version}`;
  const folder = join(extensionsDir, relativeLocation);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of readdirSync(root).filter(entry => PARTS.test(entry))) {
    cpSync(join(root, part), join(folder, part), { recursive: true, filter: file => !file.endsWith('.vsix') });
  }
  if (!existsSync(join(folder, 'dist', 'extension.js'))) throw new Error('The extension is not built: npm run build');
  // VS Code looks here, and not into the folder, for what is installed.
  const location = { $mid: 1, path: folder, scheme: 'file' };
  const listed = [{ identifier: { id }, version, location, relativeLocation, metadata: {} }];
  writeFileSync(join(extensionsDir, 'extensions.json'), JSON.stringify(listed));
  return `${id}@${version}`;
}
