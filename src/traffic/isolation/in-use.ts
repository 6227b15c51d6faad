import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterError } from '../../cluster/cluster-error';
import type { Connection } from '../../cluster/connection';

const PATIENCE_MS = 20_000;
const LOOK_AGAIN_MS = 100;

/**
 * Waits until the API server sends requests of this user through the FlowSchema with this UID, as the header of its
 * answers says. @throws ClusterError after 20 s
 */
export async function inUse(connection: Connection, path: string, uid: string, signal: AbortSignal): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until && !signal.aborted) {
    if ((await schemaOf(connection, path, signal)) === uid) return;
    await sleep(LOOK_AGAIN_MS);
  }
  if (signal.aborted) return;
  throw new ClusterError(
    'timeout',
    'The API server did not take the FlowSchema into use within 20 s: another one may take these requests first.',
  );
}

/** UID of the FlowSchema that took one request; undefined while the user has no right yet. */
async function schemaOf(connection: Connection, path: string, signal: AbortSignal): Promise<string | undefined> {
  const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { generateName: 'a-' } };
  try {
    const request = { method: 'POST', path, query: { dryRun: 'All' }, body, signal } as const;
    const { headers } = await connection.request(request);
    return String(headers['x-kubernetes-pf-flowschema-uid']);
  } catch (error) {
    // A new right takes a moment to be known.
    if (error instanceof ClusterError && ['forbidden', 'throttled', 'cancelled'].includes(error.kind)) return undefined;
    throw error;
  }
}
