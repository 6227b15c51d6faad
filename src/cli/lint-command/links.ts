import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { readKustomization } from '../../lint/workspace/kustomization';
import { isIndexed } from '../../lint/workspace/workspace-index';
import { readYaml } from '../../yaml/read';
import { sourcesOf } from './sources';

/** Beyond this many files nobody waits for an answer about one: what may exist elsewhere is not known then. */
const mostFiles = 3000;
const kustomizationNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/**
 * What stands around the files that are linted: the files of their folders, of their charts, and all that the
 * kustomizations in their folders and above name. Absolute paths; those that are `known` are left out.
 */
export function linksOf(files: readonly string[], known: ReadonlySet<string>): readonly string[] {
  const top = topOf(files);
  const near = new Set<string>();
  const seen = new Set<string>();
  for (const folder of new Set(files.map(file => path.dirname(file)))) {
    for (const file of filesIn(folder)) near.add(file);
    const chart = /^(.*)[\\/]templates(?:[\\/].*)?$/.exec(folder)?.[1];
    if (chart !== undefined && existsSync(path.join(chart, 'Chart.yaml'))) addChart(chart, near);
    for (const above of foldersUpTo(folder, top)) {
      if (seen.has(above)) break;
      seen.add(above);
      addKustomization(above, near);
    }
  }
  return [...near].filter(file => !known.has(file));
}

/**
 * All other files of the workspace, for the rare question whether something is missing; `undefined` when that is too much
 * to read. The top of the workspace is the nearest folder with `.git`, or the working folder.
 */
export function restOf(files: readonly string[], known: ReadonlySet<string>): readonly string[] | undefined {
  const found = sourcesOf([topOf(files)], '').files.map(file => file.path);
  const others = found.filter(file => !known.has(file));
  return others.length > mostFiles ? undefined : others;
}

function addChart(chart: string, near: Set<string>): void {
  near.add(path.join(chart, 'Chart.yaml'));
  for (const { path: file } of sourcesOf([path.join(chart, 'templates')], '').files) near.add(file);
}

/** The kustomization of a folder and what it names, down to the last base. */
function addKustomization(folder: string, near: Set<string>): void {
  const { kustomizations, resources, patches } = kustomizationFiles(folder);
  for (const file of [...kustomizations, ...resources, ...patches]) near.add(file);
}

/** Absolute paths of the files that a kustomization is made from. */
export interface KustomizationFiles {
  /** The file of the folder itself, if it has one. */
  readonly kustomization: string | undefined;
  /** Its own and those of its bases. */
  readonly kustomizations: readonly string[];
  readonly resources: readonly string[];
  readonly patches: readonly string[];
}

/** Follows a kustomization down to the last base; bases come before what is built on them. */
export function kustomizationFiles(folder: string): KustomizationFiles {
  const [kustomizations, resources, patches] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const visit = (at: string): string | undefined => {
    const file = kustomizationNames.map(name => path.join(at, name)).find(isFile);
    if (file === undefined || kustomizations.has(file)) return file;
    kustomizations.add(file);
    const kustomization = readKustomization(readYaml(readFileSync(file, 'utf8')));
    for (const reference of kustomization.resources) {
      const meant = path.resolve(at, reference);
      if (isFile(meant)) resources.add(meant);
      else if (!reference.includes('://')) visit(meant);
    }
    for (const reference of kustomization.patchFiles.map(name => path.resolve(at, name))) {
      if (isFile(reference)) patches.add(reference);
    }
    return file;
  };
  return {
    kustomization: visit(folder),
    kustomizations: [...kustomizations],
    resources: [...resources],
    patches: [...patches],
  };
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter(isIndexed)
      .map(name => path.join(folder, name));
  } catch {
    return [];
  }
}

function topOf(files: readonly string[]): string {
  const first = path.dirname(files[0] ?? path.resolve('x'));
  const repository = [...foldersUpTo(first, path.parse(first).root)].find(folder =>
    existsSync(path.join(folder, '.git')),
  );
  const here = path.resolve('');
  return repository ?? (isWithin(here, first) ? here : first);
}

function* foldersUpTo(folder: string, top: string): Generator<string> {
  for (let at = folder; ; at = path.dirname(at)) {
    yield at;
    if (at === top || at === path.dirname(at) || !isWithin(top, at)) return;
  }
}

function isWithin(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative === '' || (!relative.startsWith('..') && !path.isAbsolute(relative));
}
