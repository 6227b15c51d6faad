import { ClusterError } from '../../cluster/cluster-error';
import type { Connection } from '../../cluster/connection';
import { list } from '../../cluster/list';

/** Labels of the namespaces that are there, by name; undefined for users who may not list them. */
export type NamespacesSeen = ReadonlyMap<string, Readonly<Record<string, string>>> | undefined;

/** Looks which namespaces there are. */
export async function namespacesSeen(connection: Connection): Promise<NamespacesSeen> {
  const seen = new Map<string, Readonly<Record<string, string>>>();
  try {
    await list(connection.request, { path: '/api/v1/namespaces' }, items => {
      for (const { metadata } of items) seen.set(metadata.name, metadata.labels ?? {});
    });
  } catch (error) {
    if (error instanceof ClusterError && error.kind === 'forbidden') return undefined;
    throw error;
  }
  return seen;
}
