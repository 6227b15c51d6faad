import type { WatchEvent } from './connection';
import type { ListedObject } from './list';

type ObjectEvent = Extract<WatchEvent, { readonly object: unknown }>;

/** Turns lists and watch events into one consistent series of events: a list after a gap gives only what changed. */
export interface KnownObjects {
  listed(items: readonly ListedObject[], arrivedAt: number): ObjectEvent[];
  /** After the last page: what was known and is gone. Such an event has metadata only. */
  listEnded(arrivedAt: number): ObjectEvent[];
  watched(type: ObjectEvent['type'], object: ListedObject, arrivedAt: number): ObjectEvent;
}

export function knownObjects(): KnownObjects {
  const known = new Map<string, ListedObject>();
  let seen = new Set<string>();
  const remember = ({ apiVersion, kind, metadata }: ListedObject): void => {
    const { name, namespace, uid, resourceVersion, labels } = metadata;
    const kept = { name, uid, resourceVersion, ...(namespace && { namespace }), ...(labels && { labels }) };
    known.set(uid, { ...(apiVersion && { apiVersion }), ...(kind && { kind }), metadata: kept });
  };
  return {
    listed: (items, arrivedAt) =>
      items.flatMap((object): ObjectEvent[] => {
        const { uid, resourceVersion } = object.metadata;
        const before = known.get(uid)?.metadata.resourceVersion;
        seen.add(uid);
        remember(object);
        if (before === resourceVersion) return [];
        return [{ type: before === undefined ? 'ADDED' : 'MODIFIED', object: { ...object }, arrivedAt }];
      }),
    listEnded: arrivedAt => {
      const gone = [...known].filter(([uid]) => !seen.has(uid));
      seen = new Set();
      for (const [uid] of gone) known.delete(uid);
      return gone.map(([, object]) => ({ type: 'DELETED', object: { ...object }, arrivedAt }));
    },
    watched: (type, object, arrivedAt) => {
      if (type === 'DELETED') known.delete(object.metadata.uid);
      else remember(object);
      return { type, object: object as Record<string, unknown>, arrivedAt };
    },
  };
}
