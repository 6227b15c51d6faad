import type { Connection, WatchEvent } from '../cluster/connection';
import type { WatchedObject } from './waiters/waiter';

export interface WatchedEntry {
  readonly uid: string;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly ready: boolean;
}

/** All objects of one kind with one selector, as a single watch shows them. */
export interface KindWatch {
  readonly entries: ReadonlyMap<string, WatchedEntry>;
  /** Resolves when the first list was read; rejects with the ClusterError that ended the watch. */
  readonly synced: Promise<void>;
  /** Resolves true as soon as the condition holds, false at `deadline` (ms of performance.now) or abort. */
  until(condition: () => boolean, deadline: number): Promise<boolean>;
  /** Shows every event from now on; gives what ends that. */
  readonly listen: (onEvent: (event: WatchEvent) => void) => () => void;
  readonly close: () => void;
}

export interface KindWatchRequest {
  readonly connection: Connection;
  readonly path: string;
  readonly selector: string;
  readonly isReady: (object: WatchedObject) => boolean;
  readonly signal: AbortSignal;
}

/** Starts the watch; it runs until closed or aborted. */
export function watchKind(request: KindWatchRequest): KindWatch {
  const entries = new Map<string, WatchedEntry>();
  const listeners = new Set<(event: WatchEvent) => void>();
  const closing = new AbortController();
  const signal = AbortSignal.any([closing.signal, request.signal]);
  const synced = new Promise<void>((resolve, reject) => {
    const onEvent = (event: WatchEvent): void => {
      if (event.type === 'SYNCED') resolve();
      else if (event.type !== 'GAP') keep(entries, event.type, event.object, request.isReady);
      for (const listener of [...listeners]) listener(event);
    };
    const query = { labelSelector: request.selector };
    request.connection.watch({ path: request.path, query, signal }, onEvent).then(resolve, reject);
  });
  // Whoever waits for it gets the error; nobody may be waiting.
  synced.catch(() => undefined);
  const listen: KindWatch['listen'] = onEvent => {
    listeners.add(onEvent);
    return () => void listeners.delete(onEvent);
  };
  return { entries, synced, until: waiting(listeners, signal), listen, close: () => closing.abort() };
}

function keep(
  entries: Map<string, WatchedEntry>,
  type: 'ADDED' | 'MODIFIED' | 'DELETED',
  object: Record<string, unknown>,
  isReady: (object: WatchedObject) => boolean,
): void {
  const { metadata } = object as WatchedObject & { metadata?: { labels?: Record<string, string> } };
  if (metadata?.uid === undefined || metadata.name === undefined) return;
  if (type === 'DELETED') {
    entries.delete(metadata.uid);
    return;
  }
  entries.set(metadata.uid, {
    uid: metadata.uid,
    name: metadata.name,
    namespace: metadata.namespace,
    labels: metadata.labels ?? {},
    ready: isReady(object),
  });
}

function waiting(listeners: Set<(event: WatchEvent) => void>, signal: AbortSignal): KindWatch['until'] {
  return (condition, deadline) =>
    new Promise(resolve => {
      const end = (held: boolean): void => {
        clearTimeout(timer);
        listeners.delete(check);
        signal.removeEventListener('abort', giveUp);
        resolve(held);
      };
      const check = (): void => {
        if (condition()) end(true);
      };
      const giveUp = (): void => end(condition());
      // setTimeout cannot hold more than 2³¹−1 ms.
      const timer = setTimeout(giveUp, Math.min(deadline - performance.now(), 2 ** 31 - 1));
      listeners.add(check);
      signal.addEventListener('abort', giveUp);
      if (signal.aborted) giveUp();
      else check();
    });
}
