import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import { openConnection } from '../../src/cluster/open-connection';
import type { Connection } from '../../src/cluster/connection';

interface ResourceList {
  readonly resources: readonly { readonly name: string; readonly verbs: readonly string[] }[];
}
interface ObjectList {
  readonly items?: readonly { readonly metadata: { readonly name: string; readonly uid: string } }[];
}

/** Every run has a folder of its name, with its journal. */
function runIds(stateFolder: string): readonly string[] {
  const runs = path.join(stateFolder, 'headroom', 'runs');
  return existsSync(runs) ? readdirSync(runs) : [];
}

/** What the runs of this suite have in the cluster now, of every listable resource: "resource/name". */
export async function objectsOfRuns(): Promise<readonly string[]> {
  const runs = runIds(inject('stateFolder'));
  if (runs.length === 0) return [];
  const labelSelector = `headroom.dev/run in (${runs.join(',')})`;
  const kubeconfig = inject('kubeconfig');
  const connection = await openConnection({ kubeconfig, env: process.env });
  try {
    const found: string[] = [];
    for (const path of await listablePaths(connection))
      found.push(...(await labelledAt(connection, path, labelSelector)));
    return found;
  } finally {
    await connection.close();
  }
}

async function labelledAt(connection: Connection, path: string, labelSelector: string): Promise<readonly string[]> {
  const { body } = await connection.request<ObjectList>({ method: 'GET', path, query: { labelSelector } });
  return (body.items ?? []).map(item => `${path.split('/').at(-1)}/${item.metadata.name}`);
}

async function listablePaths(connection: Connection): Promise<readonly string[]> {
  const { body } = await connection.request<{ groups: readonly { versions: readonly { groupVersion: string }[] }[] }>({
    method: 'GET',
    path: '/apis',
  });
  const groups = [
    '/api/v1',
    ...body.groups.flatMap(group => group.versions.map(version => `/apis/${version.groupVersion}`)),
  ];
  const paths: string[] = [];
  for (const group of groups) {
    const { resources } = (await connection.request<ResourceList>({ method: 'GET', path: group })).body;
    const listable = resources.filter(resource => resource.verbs.includes('list') && !resource.name.includes('/'));
    paths.push(...listable.map(resource => `${group}/${resource.name}`));
  }
  return paths;
}
