import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './node-modules.mjs';
import { run, step } from './steps.mjs';

const SOURCES = [
  'src',
  'package.json',
  'package-lock.json',
  'webpack.config.js',
  'tsconfig.json',
  'tsconfig.panel.json',
];

const BUNDLES = ['extension.js', 'language-server.js', 'cli.js', 'lint-worker.js', 'panel.js'];
// A bundle's own time does not tell: webpack leaves a file alone whose text did not change.
const STAMP = join(ROOT, 'node_modules', '.cache', 'headroom-built');

/** Builds the extension and the command line into dist/, unless nothing changed since they were built. */
export async function buildExtension(say = console.log, signal) {
  const changed = Math.max(...SOURCES.map(source => newest(join(ROOT, source))));
  if (BUNDLES.every(name => existsSync(join(ROOT, 'dist', name))) && newest(STAMP) > changed) return;
  const build = () => run('npm', ['run', 'build'], { cwd: ROOT, signal });
  await step({ say, what: 'building the extension', usually: '10 seconds' }, build);
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, '');
}

/** When the newest file of a folder, or a file itself, was last written; 0 when it is not there. */
function newest(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map(entry => newest(join(path, entry))));
}
