import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { manifests, withObjects } from './manifests.mjs';

const cli = path.join(import.meta.dirname, '..', '..', 'dist', 'cli.js');
const rounds = 5;
const fewest = 3000;
const limit = { unit: '×', bound: 'at most', limit: 0.6 };

/**
 * Wall time of `headroom lint` over that of kube-score for the same real files, in turn; the median of the rounds: the
 * first run over files that it never saw, and a run after another. The limit counts for files that hold an object other
 * than a CustomResourceDefinition: of all others neither says anything.
 */
export async function lintBench() {
  const { folder, files, kubeScore } = manifests();
  const main = withObjects(folder, files);
  if (main.length < fewest) throw new Error(`Only ${main.length} manifests: the bench wants ${fewest}.`);
  const cache = mkdtempSync(path.join(tmpdir(), 'headroom-lint-bench-'));
  process.once('exit', () => rmSync(cache, { recursive: true, force: true }));
  const first = some => compare(folder, some, ['--no-cache'], kubeScore, cache);
  const again = some => compare(folder, some, [], kubeScore, cache);
  const rest = first(files);
  console.log(
    `                with CRDs and files without objects: first ${rest.figure.toFixed(2)} × (${rest.times} s)`,
  );
  const [cold, warm] = [first(main), again(main)];
  return [
    {
      name: `first lint of ${main.length} real files over kube-score (${cold.times} s)`,
      figure: cold.figure,
      ...limit,
    },
    { name: `lint of the same files again over kube-score (${warm.times} s)`, figure: warm.figure, ...limit },
  ];
}

function compare(folder, files, flags, kubeScore, cache) {
  const headroom = () => secondsOf(process.execPath, [cli, 'lint', ...flags, ...files], folder, cache);
  const peer = () => secondsOf(kubeScore, ['score', ...files], folder, cache);
  // Once for the disk cache.
  headroom();
  peer();
  const pairs = Array.from({ length: rounds }, () => [headroom(), peer()]);
  const ratios = pairs.map(([ours, theirs]) => ours / theirs).sort((a, b) => a - b);
  const times = pairs.map(([ours, theirs]) => `${ours.toFixed(2)}/${theirs.toFixed(2)}`).join(' ');
  return { times, figure: ratios[rounds >> 1] };
}

/** Both find something in these files and end with 1; anything else is a failure. */
function secondsOf(command, args, cwd, cache) {
  const began = performance.now();
  const env = { ...process.env, XDG_CACHE_HOME: cache };
  const { status, error } = spawnSync(command, args, { cwd, env, stdio: 'ignore' });
  if (error || status !== 1) throw new Error(`${path.basename(command)} ended with ${status}: ${error?.message ?? ''}`);
  return (performance.now() - began) / 1000;
}
