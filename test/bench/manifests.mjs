// Real manifests for the benches: the YAML files of pinned Go modules, those that kube-score accepts.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../../practice/folders.mjs';

const listed = path.join(import.meta.dirname, 'manifests.json');
const { kubeScore: peer, modules } = JSON.parse(readFileSync(listed, 'utf8'));
/** Files given to kube-score at once while looking for those that it cannot read. */
const atOnce = 64;

/**
 * Brings the files and kube-score into the cache, once for each state of the list.
 * @returns {{ folder: string, files: string[], kubeScore: string }} files relative to the folder
 */
export function manifests() {
  const key = createHash('sha256').update(readFileSync(listed)).digest('hex').slice(0, 16);
  const home = cacheFolder(`bench-${key}`);
  const folder = path.join(home, 'files');
  const kubeScore = path.join(home, 'kube-score');
  const accepted = path.join(home, 'accepted.json');
  if (!existsSync(accepted)) {
    rmSync(home, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    console.log('  fetching manifests and building kube-score (once, usually 3 minutes)');
    execFileSync('go', ['install', peer], {
      env: { ...process.env, GOBIN: home },
      stdio: ['ignore', 'ignore', 'ignore'],
    });
    const copied = modules.flatMap(module => copyManifests(module, folder));
    const files = batches(copied, atOnce).flatMap(batch => readable(kubeScore, folder, batch));
    // What stands beside would be read for links.
    const kept = new Set(files);
    for (const file of copied) if (!kept.has(file)) rmSync(path.join(folder, file), { force: true });
    writeFileSync(accepted, JSON.stringify(files));
  }
  return { folder, files: JSON.parse(readFileSync(accepted, 'utf8')), kubeScore };
}

/** Those of the files that hold an object other than a CustomResourceDefinition. */
export function withObjects(folder, files) {
  return files.filter(file =>
    readFileSync(path.join(folder, file), 'utf8')
      .split(/^---/m)
      .some(text => /^apiVersion:/m.test(text) && /^kind: *["']?(?!CustomResourceDefinition\b)\w/m.test(text)),
  );
}

function copyManifests(module, folder) {
  const answer = execFileSync('go', ['mod', 'download', '-json', module], { encoding: 'utf8', cwd: folder });
  const { Dir: source } = JSON.parse(answer);
  const top = module.replace(/@.*/, '').replaceAll('/', '-');
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map(entry => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort()
    .map(file => {
      const copy = path.join(top, path.relative(source, file));
      mkdirSync(path.dirname(path.join(folder, copy)), { recursive: true });
      copyFileSync(file, path.join(folder, copy));
      return copy;
    });
}

/** kube-score gives up at the first file that it cannot read: such files are found by halving. */
function readable(kubeScore, cwd, files) {
  const { stderr } = spawnSync(kubeScore, ['score', ...files], { cwd, encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (!stderr.includes('Failed to score files')) return files;
  if (files.length === 1) return [];
  const middle = files.length >> 1;
  return [files.slice(0, middle), files.slice(middle)].flatMap(half => readable(kubeScore, cwd, half));
}

const batches = (items, size) =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
