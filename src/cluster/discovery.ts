import { ClusterError } from './cluster-error';
import type { Connection } from './connection';

/** A kind as the API server serves it. */
export interface ServedResource {
  readonly apiVersion: string;
  readonly kind: string;
  /** API group, '' for core. */
  readonly group: string;
  readonly plural: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

interface ResourceList {
  readonly resources: readonly { name: string; kind: string; namespaced: boolean; verbs: readonly string[] }[];
}
interface GroupList {
  readonly groups: readonly { readonly preferredVersion: { readonly groupVersion: string } }[];
}

const served = new WeakMap<Connection, Map<string, Promise<readonly ServedResource[]>>>();

/** The resource that serves a kind; asked once for each apiVersion of a connection. Rejects with `not-found` where none does. */
export async function resourceOf(connection: Connection, apiVersion: string, kind: string): Promise<ServedResource> {
  const found = (await resourcesOf(connection, apiVersion)).find(resource => resource.kind === kind);
  if (found) return found;
  // It may be defined later: the next time it is asked for anew.
  served.get(connection)?.delete(apiVersion);
  const what = `The cluster of context "${connection.context}" does not know ${kind} of ${apiVersion}`;
  throw new ClusterError('not-found', `${what}: check apiVersion and kind, or install what defines it.`, 404);
}

/** Every resource that can be listed, in each group's preferred version: what "nothing is left" is checked against. */
export async function listableResources(connection: Connection): Promise<readonly ServedResource[]> {
  const { body } = await connection.request<GroupList>({ method: 'GET', path: '/apis' });
  const versions = ['v1', ...body.groups.map(group => group.preferredVersion.groupVersion)];
  const resources = await Promise.all(versions.map(apiVersion => resourcesOf(connection, apiVersion)));
  return resources.flat().filter(({ verbs }) => verbs.includes('list'));
}

/** Path of a resource's collection, of all namespaces unless one is named. */
export function collectionPath({ apiVersion, plural, namespaced }: ServedResource, namespace?: string): string {
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  return namespaced && namespace !== undefined ? `${root}/namespaces/${namespace}/${plural}` : `${root}/${plural}`;
}

function resourcesOf(connection: Connection, apiVersion: string): Promise<readonly ServedResource[]> {
  let byVersion = served.get(connection);
  if (!byVersion) served.set(connection, (byVersion = new Map<string, Promise<readonly ServedResource[]>>()));
  let resources = byVersion.get(apiVersion);
  if (!resources) {
    resources = askForResources(connection, apiVersion);
    byVersion.set(apiVersion, resources);
    // A failure is not kept: the group may be served, or the server back, the next time.
    resources.catch(() => byVersion.delete(apiVersion));
  }
  return resources;
}

async function askForResources(connection: Connection, apiVersion: string): Promise<readonly ServedResource[]> {
  const path = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
  try {
    const { body } = await connection.request<ResourceList>({ method: 'GET', path });
    return body.resources
      .filter(({ name }) => !name.includes('/'))
      .map(({ name, kind, namespaced, verbs }) => ({ apiVersion, kind, group, plural: name, namespaced, verbs }));
  } catch (error) {
    if (error instanceof ClusterError && error.kind === 'not-found') return [];
    throw error;
  }
}
