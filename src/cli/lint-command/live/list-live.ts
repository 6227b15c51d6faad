import { ClusterError } from '../../../cluster/cluster-error';
import type { Connection } from '../../../cluster/connection';
import { collectionPath, listableResources, type ServedResource } from '../../../cluster/discovery';
import { list, type ListedObject } from '../../../cluster/list';
import { liveKinds, type LiveKind } from './kinds';
import { ownerOf } from './owner';
import { isFinished } from './server-fields';

/** Live objects that are worth a look, and what could not be seen. */
export interface LiveObjects {
  readonly objects: readonly ListedObject[];
  /** Kinds of which every object of the namespaces was listed. */
  readonly complete: ReadonlySet<string>;
  /** Kinds that this user may not list, or that could not be listed, each with a reason. */
  readonly missing: readonly { readonly kind: string; readonly reason: string }[];
}

/** Lists, in pages and read-only, everything that rules look at; `namespace` undefined means all. */
export async function listLive(connection: Connection, namespace: string | undefined): Promise<LiveObjects> {
  const served = await listableResources(connection);
  const objects: ListedObject[] = [];
  const seen = new Set<string>();
  const complete = new Set(liveKinds.map(({ kind }) => kind));
  const missing: { kind: string; reason: string }[] = [];
  // Owners come before what they own, so one kind after the other.
  for (const wanted of liveKinds) {
    const resource = served.find(one => one.group === wanted.group && one.kind === wanted.kind);
    if (!resource) continue;
    try {
      await listOne(connection, resource, namespace, items => objects.push(...worthALook(items, seen)));
    } catch (error) {
      if (!isLeftOut(error)) throw error;
      complete.delete(wanted.kind);
      missing.push({ kind: wanted.kind, reason: reasonOf(error) });
    }
  }
  return { objects, complete, missing };
}

async function listOne(
  connection: Connection,
  resource: ServedResource,
  namespace: string | undefined,
  onItems: (items: readonly ListedObject[]) => void,
): Promise<void> {
  await list(connection.request, { path: collectionPath(resource, namespace) }, onItems);
}

/** What somebody else listed before makes is left to its maker; what has ended needs no advice. */
function worthALook(items: readonly ListedObject[], seen: Set<string>): readonly ListedObject[] {
  return items.filter(object => {
    const owner = ownerOf(object);
    const isNew = owner === undefined || !seen.has(owner.uid);
    seen.add(object.metadata.uid);
    // One of many that the same unseen owner makes is enough.
    if (owner !== undefined && isNew) seen.add(owner.uid);
    return isNew && !isFinished(object);
  });
}

/** A kind that fails alone does not stop the others; a cluster that cannot be asked does. */
function isLeftOut(error: unknown): error is ClusterError {
  return error instanceof ClusterError && ['forbidden', 'not-found', 'server', 'invalid'].includes(error.kind);
}

function reasonOf({ kind, message }: ClusterError): string {
  return kind === 'forbidden' ? 'may not be listed by this user, so rules that look at it are silent' : message;
}

/** Whether findings about an object of this kind are told. */
export function isReported({ kind }: ListedObject): boolean {
  return liveKinds.some((known: LiveKind) => known.kind === kind && !known.linksOnly);
}
