import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import type { Cluster, Context } from '@kubernetes/client-node/dist/config_types.js';
import { ClusterError } from './cluster-error';
import { readUsers, type KubeconfigUser } from './kubeconfig-user';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Entries of all kubeconfig files; where two share a name the first file wins, as in kubectl. Paths are absolute. */
export interface Kubeconfig {
  readonly files: readonly string[];
  readonly currentContext: string | undefined;
  readonly contexts: ReadonlyMap<string, Context>;
  readonly clusters: ReadonlyMap<string, Cluster>;
  readonly users: ReadonlyMap<string, KubeconfigUser>;
}

type OneFile = Omit<Kubeconfig, 'files'> & { readonly file: string };

/**
 * Reads the files that kubectl would: the one named, else those of KUBECONFIG (missing ones are skipped), else ~/.kube/config.
 * Order and merging: kubernetes.io, "Organizing Cluster Access Using kubeconfig Files".
 */
export async function readKubeconfig(named: string | undefined, env: Environment): Promise<Kubeconfig> {
  const candidates = candidateFiles(named, env);
  const read = await Promise.all(candidates.map(file => readOne(file)));
  const found = read.filter(one => one !== undefined);
  if (found.length === 0) throw missingKubeconfig(named, candidates);
  return {
    files: found.map(one => one.file),
    currentContext: found.find(one => one.currentContext)?.currentContext,
    contexts: firstWins(found.map(one => one.contexts)),
    clusters: firstWins(found.map(one => one.clusters)),
    users: firstWins(found.map(one => one.users)),
  };
}

function candidateFiles(named: string | undefined, env: Environment): string[] {
  if (named) return [resolve(named)];
  const listed = (env['KUBECONFIG'] ?? '').split(delimiter).filter(file => file !== '');
  if (listed.length > 0) return [...new Set(listed.map(file => resolve(file)))];
  return [join(env['HOME'] || env['USERPROFILE'] || homedir(), '.kube', 'config')];
}

function missingKubeconfig(named: string | undefined, candidates: readonly string[]): ClusterError {
  const where = candidates.join(', ');
  if (named) return new ClusterError('no-kubeconfig', `There is no kubeconfig at ${where}: check the path.`);
  const what = `No kubeconfig was found (looked for ${where}): set KUBECONFIG or pass --kubeconfig`;
  return new ClusterError('no-kubeconfig', `${what}, or start the practice cluster with "npm run cluster -- up".`);
}

async function readOne(file: string): Promise<OneFile | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new ClusterError('no-kubeconfig', `The kubeconfig ${file} cannot be read (${reason(error)}).`);
  }
  const { newClusters, newContexts, ActionOnInvalid } = await import('@kubernetes/client-node/dist/config_types.js');
  const config = await parse(file, text);
  const tolerant = { onInvalidEntry: ActionOnInvalid.FILTER };
  const clusters = newClusters(config['clusters'], tolerant).map(cluster => withAbsolutePaths(cluster, dirname(file)));
  const current = config['current-context'];
  return {
    file,
    currentContext: typeof current === 'string' && current !== '' ? current : undefined,
    contexts: byName(newContexts(config['contexts'], tolerant)),
    clusters: byName(clusters),
    users: byName(readUsers(config['users'], dirname(file))),
  };
}

async function parse(file: string, text: string): Promise<Record<string, unknown>> {
  const { load } = await import('js-yaml');
  let config: unknown;
  try {
    config = text.trim() === '' ? {} : load(text);
  } catch (error) {
    // js-yaml quotes the lines around the fault, which may hold a token: only its first words and the line are shown.
    const at = (error as { mark?: { line?: number } }).mark?.line;
    const where = at === undefined ? file : `${file}:${at + 1}`;
    throw new ClusterError('no-kubeconfig', `The kubeconfig ${where} is not valid YAML: correct it, or name another.`);
  }
  if (typeof config === 'object' && config !== null && !Array.isArray(config)) return config as Record<string, unknown>;
  throw new ClusterError('no-kubeconfig', `The file ${file} is not a kubeconfig: it holds no mapping.`);
}

const withAbsolutePaths = (cluster: Cluster, folder: string): Cluster =>
  cluster.caFile ? { ...cluster, caFile: resolve(folder, cluster.caFile) } : cluster;

const byName = <T extends { readonly name: string }>(entries: readonly T[]): Map<string, T> =>
  new Map(entries.toReversed().map(entry => [entry.name, entry]));

const firstWins = <T>(maps: readonly ReadonlyMap<string, T>[]): Map<string, T> =>
  new Map(maps.toReversed().flatMap(map => [...map]));

const reason = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown reason';
