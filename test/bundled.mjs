import { createRequire } from 'node:module';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import webpack from 'webpack';

const root = path.resolve(import.meta.dirname, '..');

/** Parts of a room, bundled as the command line bundles them. `exported` are [file in `src/<room>`, names] pairs. */
export async function bundled(room, exported) {
  const require = createRequire(import.meta.url);
  const base = require(path.join(root, 'webpack.config.js')).find(({ name }) => name === 'cli');
  const folder = mkdtempSync(path.join(tmpdir(), 'headroom-bundle-'));
  try {
    const entry = path.join(folder, 'entry.js');
    const lines = exported.map(
      ([file, names]) => `export { ${names} } from '${path.join(root, 'src', room, file)}';\n`,
    );
    writeFileSync(entry, lines.join(''));
    const output = { ...base.output, path: folder, filename: 'bundle.js' };
    await bundle({ ...base, context: root, mode: 'production', entry: { [room]: entry }, output });
    return require(path.join(folder, 'bundle.js'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function bundle(config) {
  return new Promise((resolve, reject) => {
    webpack(config, (error, stats) => {
      if (error || stats?.hasErrors()) reject(error ?? new Error(stats.toString('errors-only')));
      else resolve(undefined);
    });
  });
}
