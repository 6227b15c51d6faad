import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withLock } from './lock.mjs';
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

const BUNDLES = ['extension.js', 'language-server.js', 'cli.js', 'lint-worker.js', 'panel.js', 'placement.js'];
// A bundle's own time does not tell: webpack leaves a file alone whose text did not change.
const STAMP = join(ROOT, 'node_modules', '.cache', 'headroom-built');

/** Builds the extension and the command line into dist/, unless nothing changed since they were built. */
export async function buildExtension(say = console.log, signal) {
  if (BUNDLES.every(name => existsSync(join(ROOT, 'dist', name))) && newest(STAMP) > newestSource()) return;
  const build = () => run('npm', ['run', 'build'], { cwd: ROOT, signal });
  await step({ say, what: 'building the extension', usually: '10 seconds' }, build);
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, '');
}

/** Builds one bundle that a test starts (quickly, not small), unless it is newer than its sources; one test at a time, so that none reads half a file. */
export async function buildBundle(name) {
  const fresh = () => newest(join(ROOT, 'dist', `${name}.js`)) > newestSource();
  if (fresh()) return;
  await withLock(
    join(ROOT, 'node_modules', '.cache', 'headroom-bundle.lock'),
    { what: 'building', say() {} },
    async () => {
      if (fresh()) return;
      const webpack = join(ROOT, 'node_modules', 'webpack', 'bin', 'webpack.js');
      await run(process.execPath, [webpack, '--config-name', name, '--mode', 'development'], { cwd: ROOT });
    },
  );
}

const newestSource = () => Math.max(...SOURCES.map(source => newest(join(ROOT, source))));

/** When the newest file of a folder, or a file itself, was last written; 0 when it is not there. */
function newest(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map(entry => newest(join(path, entry))));
}
