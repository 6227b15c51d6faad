import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from '../cluster/connection';
import { collectionPath } from '../cluster/discovery';
import { ClusterError } from '../cluster/cluster-error';
import { findLabelled, runResources, type Labelled, type SoughtRun } from './labelled';
import { RUN_LABEL } from './run-label';

const WAIT_MS = 120_000;
const LOOK_AGAIN_MS = 500;

/**
 * Deletes what carries a run's label kind by kind, all objects of a kind in one request for each namespace, and waits, two
 * minutes at most, until they are gone: namespaces that are deleted afterwards are empty (`deletionStrategy: gvr`). What
 * the user may not delete so is left for the clean-up object by object. Gives how many went.
 */
export async function cleanKinds(connection: Connection, run: SoughtRun, signal?: AbortSignal): Promise<number> {
  const all = await runResources(connection, run, false);
  const resources = all.filter(({ namespaced, verbs }) => namespaced && verbs.includes('deletecollection'));
  const find = (among = resources) => findLabelled(connection, run, among, signal);
  const look = async (before: readonly Labelled[]): Promise<readonly Labelled[]> => {
    // Of kinds that are gone nobody asks again, until nothing else is left.
    const going = await find([...new Set(before.map(({ resource }) => resource))]);
    return going.length > 0 ? going : find();
  };
  const found = await find();
  const ofJob = run.job === undefined ? '' : `,kube-burner.io/job=${run.job}`;
  const query = { labelSelector: `${RUN_LABEL}=${run.runId}${ofJob}`, propagationPolicy: 'Background' };
  for (const resource of resources) {
    const places = new Set(found.filter(object => object.resource === resource).map(({ namespace }) => namespace));
    for (const namespace of places) {
      const path = collectionPath(resource, namespace);
      await deleteCollection(connection, { path, query, ...(signal && { signal }) });
    }
  }
  const until = Date.now() + WAIT_MS;
  let left = await look(found);
  while (left.length > 0 && Date.now() < until) {
    await pause(LOOK_AGAIN_MS, undefined, { ...(signal && { signal }) });
    left = await look(left);
  }
  return Math.max(0, found.length - left.length);
}

async function deleteCollection(
  connection: Connection,
  request: { readonly path: string; readonly query: Readonly<Record<string, string>>; readonly signal?: AbortSignal },
): Promise<void> {
  try {
    await connection.request({ ...request, method: 'DELETE', discardBody: true });
  } catch (error) {
    if (!(error instanceof ClusterError) || (error.kind !== 'forbidden' && error.kind !== 'not-found')) throw error;
  }
}
