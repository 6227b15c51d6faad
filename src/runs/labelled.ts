import { ClusterError } from '../cluster/cluster-error';
import type { Connection } from '../cluster/connection';
import { collectionPath, listableResources, resourceOf, type ServedResource } from '../cluster/discovery';
import { list, type ListedObject } from '../cluster/list';
import type { Journal } from './journal';
import { RUN_LABEL } from './run-label';

/** An object that carries a run's label. */
export interface Labelled {
  readonly resource: ServedResource;
  readonly namespace?: string;
  readonly name: string;
  readonly uid: string;
  /** Its deletion is under way. */
  readonly deleting: boolean;
}

/** Kinds that appear without being journalled: controllers make pods from labelled templates. */
const ALWAYS = [
  { apiVersion: 'v1', kind: 'Namespace' },
  { apiVersion: 'v1', kind: 'Pod' },
];

/** Where to look for what a run left: the kinds of its journal, or every kind that can be listed and deleted. */
export async function runResources(
  connection: Connection,
  { kinds }: Pick<Journal, 'kinds'>,
  everyKind: boolean,
): Promise<readonly ServedResource[]> {
  if (everyKind) return (await listableResources(connection)).filter(({ verbs }) => verbs.includes('delete'));
  const wanted = new Map([...ALWAYS, ...kinds].map(kind => [`${kind.apiVersion} ${kind.kind}`, kind]));
  const found = await Promise.all([...wanted.values()].map(kind => resourceIfServed(connection, kind)));
  return found.filter(resource => resource !== undefined);
}

async function resourceIfServed(connection: Connection, { apiVersion, kind }: Journal['kinds'][number]) {
  try {
    return await resourceOf(connection, apiVersion, kind);
  } catch (error) {
    // With a removed kind its objects went, too.
    if (error instanceof ClusterError && error.kind === 'not-found') return undefined;
    throw error;
  }
}

/** What of a journal the search needs. */
export interface SoughtRun extends Pick<Journal, 'runId' | 'kinds' | 'namespaces' | 'madeNamespaces'> {
  /** Only what this job of the run made. */
  readonly job?: string;
}

/** All objects with the run's label, in all namespaces, or in the run's own where the user may not list further. */
export async function findLabelled(
  connection: Connection,
  run: SoughtRun,
  resources: readonly ServedResource[],
  signal?: AbortSignal,
): Promise<readonly Labelled[]> {
  const found = await Promise.all(
    resources.map(async resource => {
      try {
        return await inOnePlace(connection, run, resource, undefined, signal);
      } catch (error) {
        // With a kind that the run itself defined its objects went, too.
        if (error instanceof ClusterError && error.kind === 'not-found') return [];
        if (!(error instanceof ClusterError) || error.kind !== 'forbidden') throw error;
        // A run that made no namespace has none to find.
        if (resource.plural === 'namespaces' && run.madeNamespaces.length === 0) return [];
        if (!resource.namespaced) throw error;
        const places = run.namespaces.map(name => inOnePlace(connection, run, resource, name, signal));
        return (await Promise.all(places)).flat();
      }
    }),
  );
  return found.flat();
}

async function inOnePlace(
  connection: Connection,
  { runId, job }: SoughtRun,
  resource: ServedResource,
  namespace: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Labelled[]> {
  const found: Labelled[] = [];
  const ofJob = job === undefined ? '' : `,kube-burner.io/job=${job}`;
  const query = { labelSelector: `${RUN_LABEL}=${runId}${ofJob}` };
  const request = { path: collectionPath(resource, namespace), query, ...(signal && { signal }) };
  await list(connection.request, request, items => found.push(...items.map(item => labelled(resource, item))));
  return found;
}

function labelled(resource: ServedResource, { metadata }: ListedObject): Labelled {
  const { name, namespace, uid } = metadata;
  const deleting = 'deletionTimestamp' in metadata;
  return { resource, name, uid, deleting, ...(namespace !== undefined && { namespace }) };
}
