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

/** What is kept of an object: enough to say that it is gone. */
type Kept = ListedObject['metadata'];

export function knownObjects(): KnownObjects {
  const known = new Map<string, Kept>();
  let seen = new Set<string>();
  // All objects of one watch are of one kind.
  let typed: Pick<ListedObject, 'apiVersion' | 'kind'> = {};
  const remember = ({ apiVersion, kind, metadata }: ListedObject): void => {
    if (apiVersion !== undefined && kind !== undefined && kind !== typed.kind) typed = { apiVersion, kind };
    known.set(metadata.uid, kept(metadata));
  };
  return {
    listed: (items, arrivedAt) => {
      const events: ObjectEvent[] = [];
      for (const object of items) {
        const { uid, resourceVersion } = object.metadata;
        const before = known.get(uid);
        seen.add(uid);
        if (before?.resourceVersion === resourceVersion) continue;
        remember(object);
        events.push({ type: before === undefined ? 'ADDED' : 'MODIFIED', object: object as PlainObject, arrivedAt });
      }
      return events;
    },
    listEnded: arrivedAt => {
      const gone: [string, Kept][] = [];
      // All that was seen is known, so as many seen as known means that nothing is gone.
      if (seen.size < known.size) for (const entry of known) if (!seen.has(entry[0])) gone.push(entry);
      seen = new Set();
      for (const [uid] of gone) known.delete(uid);
      return gone.map(([, metadata]) => ({ type: 'DELETED', object: { ...typed, metadata }, arrivedAt }));
    },
    watched: (type, object, arrivedAt) => {
      if (type === 'DELETED') known.delete(object.metadata.uid);
      else remember(object);
      return { type, object: object as PlainObject, arrivedAt };
    },
  };
}

type PlainObject = Record<string, unknown>;

/** Written out, not spread: with a hundred thousand objects one shape for all is what makes this quick. */
function kept({ name, uid, resourceVersion, namespace, labels }: ListedObject['metadata']): Kept {
  if (namespace === undefined) return labels ? { name, uid, resourceVersion, labels } : { name, uid, resourceVersion };
  return labels ? { name, uid, resourceVersion, namespace, labels } : { name, uid, resourceVersion, namespace };
}
