import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { manifests, withObjects } from './manifests.mjs';

const cli = path.join(import.meta.dirname, '..', '..', 'dist', 'cli.js');
const rounds = 5;
const fewest = 3000;

/**
 * Wall time of `headroom lint` over that of kube-score for the same real files, in turn; the median of the rounds. The
 * limit counts for files that hold an object other than a CustomResourceDefinition: of all others neither says anything.
 */
export async function lintBench() {
  const { folder, files, kubeScore } = manifests();
  const main = withObjects(folder, files);
  if (main.length < fewest) throw new Error(`Only ${main.length} manifests: the bench wants ${fewest}.`);
  const rest = compare(folder, files, kubeScore);
  console.log(`                with CRDs and files without objects: ${rest.name}: ${rest.ratio.toFixed(2)} ×`);
  const { name, ratio } = compare(folder, main, kubeScore);
  return [{ name, figure: ratio, unit: '×', bound: 'at most', limit: 0.6 }];
}

function compare(folder, files, kubeScore) {
  const headroom = () => secondsOf(process.execPath, [cli, 'lint', ...files], folder);
  const peer = () => secondsOf(kubeScore, ['score', ...files], folder);
  // Once for the disk cache.
  headroom();
  peer();
  const pairs = Array.from({ length: rounds }, () => [headroom(), peer()]);
  const ratios = pairs.map(([ours, theirs]) => ours / theirs).sort((a, b) => a - b);
  const times = pairs.map(([ours, theirs]) => `${ours.toFixed(2)}/${theirs.toFixed(2)}`).join(' ');
  return { name: `lint of ${files.length} real files over kube-score (${times} s)`, ratio: ratios[rounds >> 1] };
}

/** Both find something in these files and end with 1; anything else is a failure. */
function secondsOf(command, args, cwd) {
  const began = performance.now();
  const { status, error } = spawnSync(command, args, { cwd, stdio: 'ignore' });
  if (error || status !== 1) throw new Error(`${path.basename(command)} ended with ${status}: ${error?.message ?? ''}`);
  return (performance.now() - began) / 1000;
}
