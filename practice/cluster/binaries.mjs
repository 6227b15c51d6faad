import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../folders.mjs';
import { withLock } from '../lock.mjs';
import { packImage } from '../real-node/image.mjs';
import { run, step } from '../steps.mjs';
import { findGo, goEnvironment, WITHOUT_GO } from './go.mjs';

export const KUBERNETES = '1.36.3';
const STAGES = ['pod/fast', 'node/fast', 'node/heartbeat'];
const BUILD_ID = 'k8s.io/component-base/version';
const [MAJOR, MINOR] = KUBERNETES.split('.');

const PROGRAMS = {
  'control-plane': {
    usually: '4 to 8 minutes the first time on 2 cores',
    target: '.',
    what: 'the control plane',
    flags: `-s -w -X ${BUILD_ID}.gitVersion=v${KUBERNETES} -X ${BUILD_ID}.gitMajor=${MAJOR} -X ${BUILD_ID}.gitMinor=${MINOR}`,
  },
  kwok: {
    usually: '1 to 2 minutes the first time',
    target: 'sigs.k8s.io/kwok/cmd/kwok',
    flags: '-s -w',
    what: 'kwok',
    after: writeStages,
  },
  'pod-program': {
    usually: 'some seconds',
    target: '.',
    flags: '-s -w',
    what: 'the program of the pods',
    after: (_go, _options, folder) => packImage(join(folder, 'pod-program'), folder),
  },
  'metrics-server': {
    usually: '1 to 3 minutes the first time',
    target: 'sigs.k8s.io/metrics-server/cmd/metrics-server',
    flags: '-s -w',
    what: 'metrics-server',
  },
  prometheus: {
    usually: '2 to 4 minutes the first time',
    target: 'github.com/prometheus/prometheus/cmd/prometheus',
    // It is told what to scrape, and its module comes without pages.
    tags: 'remove_all_sd,netgo',
    flags: '-s -w',
    what: 'Prometheus',
  },
};

/**
 * Builds what is not yet in the cache. Resolves to the paths {controlPlane, kwok, stages}, and
 * {podImage, metricsServer} for a real node.
 */
export async function binaries({ realNode = false, say, signal }) {
  const found = await findGo();
  if (!found) throw new Error(WITHOUT_GO);
  const folderOf = name => built(name, found, { say, signal });
  const controlPlane = await folderOf('control-plane');
  const kwok = await folderOf('kwok');
  return {
    controlPlane: join(controlPlane, 'control-plane'),
    kwok: join(kwok, 'kwok'),
    stages: join(kwok, 'stages.yaml'),
    ...(realNode && {
      podImage: join(await folderOf('pod-program'), 'pods.tar'),
      metricsServer: join(await folderOf('metrics-server'), 'metrics-server'),
    }),
  };
}

/** Builds Prometheus unless it is in the cache; resolves to its path. */
export async function prometheusProgram({ say, signal }) {
  const found = await findGo();
  if (!found) throw new Error(WITHOUT_GO);
  return join(await built('prometheus', found, { say, signal }), 'prometheus');
}

async function built(name, { go, version }, { say, signal }) {
  const source = fileURLToPath(new URL(`../${name}/`, import.meta.url));
  const folder = cacheFolder('practice', `${name}-${sourceKey(readSources(source), version)}`);
  if (existsSync(folder)) return folder;
  await withLock(`${folder}.lock`, { what: `building ${name}`, say }, async () => {
    if (!existsSync(folder)) await build({ name, go, source, folder, say, signal });
  });
  return folder;
}

async function build({ name, go, source, folder, say, signal }) {
  const { what, usually, target, tags = '', flags, after } = PROGRAMS[name];
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const options = { cwd: source, env: goEnvironment(), nice: 5, signal };
  await step({ say, what: `building ${what}`, usually }, async () => {
    await run(go, ['build', '-tags', tags, '-ldflags', flags, '-o', join(unfinished, name), target], options);
    await after?.(go, options, unfinished);
  });
  renameSync(unfinished, folder);
}

async function writeStages(go, options, folder) {
  const module = (await run(go, ['list', '-m', '-f', '{{.Dir}}', 'sigs.k8s.io/kwok'], options)).trim();
  const texts = STAGES.map(stage => join(module, 'kustomize', 'stage', stage)).flatMap(stageTexts);
  writeFileSync(join(folder, 'stages.yaml'), texts.join('\n---\n'));
}

function stageTexts(folder) {
  const files = readdirSync(folder).filter(file => file.endsWith('.yaml') && file !== 'kustomization.yaml');
  return files.sort().map(file => readFileSync(join(folder, file), 'utf8'));
}

function readSources(folder) {
  const names = readdirSync(folder).filter(name => /^go\.(mod|sum)$|\.go$/.test(name));
  return Object.fromEntries(names.map(name => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** A name for what would be built: it changes with any source ({name: text}), with Go, the system and the version. */
export function sourceKey(sources, goVersion) {
  const hash = createHash('sha256').update(JSON.stringify([goVersion, process.platform, process.arch, KUBERNETES]));
  for (const name of Object.keys(sources).sort()) hash.update(JSON.stringify([name, sources[name]]));
  return hash.digest('hex').slice(0, 16);
}
