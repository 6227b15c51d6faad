import { setTimeout as pause } from 'node:timers/promises';
import { ClusterError } from '../cluster/cluster-error';
import type { Connection } from '../cluster/connection';
import { collectionPath, type ServedResource } from '../cluster/discovery';
import { findLabelled, runResources, type Labelled, type SoughtRun } from './labelled';

const WAIT_MS = 120_000;
const LOOK_AGAIN_MS = 500;
const AT_ONCE = 16;

export interface CleanOptions {
  readonly signal?: AbortSignal;
  /** How many of the objects found first are gone. */
  readonly onProgress?: (gone: number, found: number) => void;
  /** Look through every kind that can be listed, not only those that the journal names. */
  readonly everyKind?: boolean;
}

export interface CleanResult {
  readonly deleted: number;
  /** What still carries the run's label after two minutes of waiting. */
  readonly left: readonly Labelled[];
}

/** Deletes all that carries a run's label and waits, two minutes at most, until it is gone. Nothing else is touched. */
export async function cleanRun(
  connection: Connection,
  run: SoughtRun,
  options: CleanOptions = {},
): Promise<CleanResult> {
  const { signal, onProgress } = options;
  const resources = await runResources(connection, run, options.everyKind ?? false);
  const find = (among = resources) => findLabelled(connection, run, among, signal);
  const namespaces = resources.filter(isNamespace);
  const look = async (): Promise<readonly Labelled[]> => {
    // While namespaces go, what is in them goes by itself: nobody has to list it again and again.
    const going = await find(namespaces);
    return going.length > 0 ? going : find();
  };
  const found = await deleteFound(connection, await find(), signal);
  const until = Date.now() + WAIT_MS;
  let left = await look();
  while (left.length > 0 && Date.now() < until) {
    onProgress?.(goneOf(found, left), found.all);
    await pause(LOOK_AGAIN_MS, undefined, { ...(signal && { signal }) });
    left = await look();
    // What a controller made from a labelled template in between.
    await deleteAll(
      connection,
      nodesLast(left).filter(({ deleting }) => !deleting),
      signal,
    );
  }
  if (left.length > 0) left = await find();
  const gone = Math.max(0, found.all - left.length);
  onProgress?.(gone, found.all);
  return { deleted: gone, left };
}

/** How many objects were found, with their namespaces' own, by namespace. */
interface Found {
  readonly all: number;
  readonly inNamespace: ReadonlyMap<string, number>;
}

/** Only numbers of what was found are kept: a run may have made hundreds of thousands of objects. */
async function deleteFound(
  connection: Connection,
  found: readonly Labelled[],
  signal: AbortSignal | undefined,
): Promise<Found> {
  const inNamespace = new Map<string, number>();
  for (const { resource, namespace, name } of found) {
    const place = isNamespace(resource) ? name : namespace;
    if (place !== undefined) inNamespace.set(place, (inNamespace.get(place) ?? 0) + 1);
  }
  await deleteAll(connection, nodesLast(found), signal);
  return { all: found.length, inNamespace };
}

/** A namespace that is left counts with all that was in it. */
function goneOf({ all, inNamespace }: Found, left: readonly Labelled[]): number {
  const counts = left.map(({ resource, name }) => (isNamespace(resource) ? (inNamespace.get(name) ?? 1) : 1));
  return Math.max(0, all - counts.reduce((sum, one) => sum + one, 0));
}

/** A node that is gone cannot end its pods, so nodes go when nothing else is left. */
function nodesLast(objects: readonly Labelled[]): readonly Labelled[] {
  const others = objects.filter(({ resource }) => !(resource.group === '' && resource.plural === 'nodes'));
  return others.length > 0 ? others : objects;
}

/** Namespaces of the run first: the server empties them by itself, so what is in them needs no request of its own. */
async function deleteAll(connection: Connection, objects: readonly Labelled[], signal?: AbortSignal): Promise<void> {
  const namespaces = objects.filter(({ resource }) => isNamespace(resource));
  const going = new Set(namespaces.map(({ name }) => name));
  const others = objects.filter(({ resource, namespace }) => !isNamespace(resource) && !going.has(namespace ?? ''));
  const queue = [...namespaces, ...others];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) await deleteOne(connection, next, signal);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

const isNamespace = ({ group, plural }: ServedResource): boolean => group === '' && plural === 'namespaces';

async function deleteOne(connection: Connection, object: Labelled, signal?: AbortSignal): Promise<void> {
  const { resource, namespace, name, uid } = object;
  const path = `${collectionPath(resource, namespace)}/${name}`;
  const body = { preconditions: { uid }, propagationPolicy: 'Background' };
  try {
    await connection.request({ method: 'DELETE', path, body, discardBody: true, ...(signal && { signal }) });
  } catch (error) {
    // Gone already, or another object has the name now: either way ours is no more.
    if (error instanceof ClusterError && (error.kind === 'not-found' || error.kind === 'conflict')) return;
    throw error;
  }
}
