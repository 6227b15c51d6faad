import type { Connection, WatchEvent } from '../cluster/connection';
import { madeCounts, type MadeCount } from './made-counts';
import type { Waiter, WatchedObject } from './waiters/waiter';

export interface WatchedEntry {
  readonly uid: string;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly ready: boolean;
  /** Why it can never become ready. */
  readonly failure: string | undefined;
  /** creationTimestamp, epoch ms in whole seconds. */
  readonly createdAt: number;
}

/** All objects of one kind with one selector, as a single watch shows them. */
export interface KindWatch {
  readonly entries: ReadonlyMap<string, WatchedEntry>;
  /** The objects of one entry of a job's config, counted. */
  readonly countOf: (job: string, objectIndex: number) => MadeCount;
  /** All of them, counted. */
  readonly total: () => MadeCount;
  /** Resolves when the first list was read; rejects with the ClusterError that ended the watch. */
  readonly synced: Promise<void>;
  /**
   * Resolves true as soon as the condition holds, false at `deadline` (ms of performance.now) or abort. Rejects with the
   * ClusterError that ended the watch.
   */
  until(condition: () => boolean, deadline: number): Promise<boolean>;
  /** Shows every event from now on; gives what ends that. */
  readonly listen: (onEvent: (event: WatchEvent) => void) => () => void;
  readonly close: () => void;
}

/** What a watch tells of an object: whether it is ready, why it never will be, and whether another takes its place. */
export type Readiness = Pick<Waiter, 'isReady' | 'failure' | 'isReplaced'>;

export interface KindWatchRequest {
  readonly connection: Connection;
  readonly path: string;
  readonly selector: string;
  /** Whether one that the selector finds counts; all do unless said. */
  readonly includes?: (object: WatchedObject) => boolean;
  readonly readiness: (object: WatchedObject) => Readiness;
  readonly signal: AbortSignal;
}

/** Objects that are ready when they exist. */
export const readyAtOnce = (): Readiness => ({ isReady: () => true });

/** Starts the watch; it runs until closed or aborted. */
export function watchKind(request: KindWatchRequest): KindWatch {
  const entries = new Map<string, WatchedEntry>();
  const counts = madeCounts();
  const listeners = new Set<(event: WatchEvent) => void>();
  const ending = new AbortController();
  const closing = new AbortController();
  const signal = AbortSignal.any([closing.signal, request.signal]);
  const keep = (type: 'ADDED' | 'MODIFIED' | 'DELETED', object: WatchedObject): void => {
    const uid = object.metadata?.uid;
    if (uid === undefined || request.includes?.(object) === false) return;
    const before = entries.get(uid);
    const readiness = request.readiness(object);
    const isGone = type === 'DELETED' || readiness.isReplaced?.(object) === true;
    const now = isGone ? undefined : entryOf(object, readiness);
    if (now) entries.set(uid, now);
    else entries.delete(uid);
    counts.changed(before, now);
  };
  const synced = new Promise<void>((resolve, reject) => {
    const onEvent = (event: WatchEvent): void => {
      if (event.type === 'SYNCED') resolve();
      else if (event.type !== 'GAP') keep(event.type, event.object);
      for (const listener of [...listeners]) listener(event);
    };
    const query = { labelSelector: request.selector };
    request.connection.watch({ path: request.path, query, signal }, onEvent).then(resolve, error => {
      reject(error);
      ending.abort(error);
    });
  });
  // Whoever waits for it gets the error; nobody may be waiting.
  synced.catch(() => undefined);
  const listen: KindWatch['listen'] = onEvent => {
    listeners.add(onEvent);
    return () => void listeners.delete(onEvent);
  };
  const until = waiting(listeners, signal, ending.signal);
  return { entries, countOf: counts.of, total: counts.total, synced, until, listen, close: () => closing.abort() };
}

function entryOf(object: WatchedObject, { isReady, failure }: Readiness): WatchedEntry {
  const { uid = '', name = '', namespace, labels = {}, creationTimestamp = '' } = object.metadata ?? {};
  return {
    ...{ uid, name, namespace, labels },
    ready: isReady(object),
    failure: failure?.(object),
    createdAt: Date.parse(creationTimestamp),
  };
}

function waiting(
  listeners: Set<(event: WatchEvent) => void>,
  signal: AbortSignal,
  ended: AbortSignal,
): KindWatch['until'] {
  return (condition, deadline) =>
    new Promise((resolve, reject) => {
      const end = (held: boolean): void => {
        clearTimeout(timer);
        listeners.delete(check);
        signal.removeEventListener('abort', giveUp);
        ended.removeEventListener('abort', fail);
        resolve(held);
      };
      const check = (): void => {
        if (condition()) end(true);
      };
      const giveUp = (): void => end(condition());
      const fail = (): void => {
        reject(ended.reason);
        end(false);
      };
      // setTimeout cannot hold more than 2³¹−1 ms.
      const timer = setTimeout(giveUp, Math.min(deadline - performance.now(), 2 ** 31 - 1));
      listeners.add(check);
      signal.addEventListener('abort', giveUp);
      ended.addEventListener('abort', fail);
      if (signal.aborted) giveUp();
      else if (ended.aborted) fail();
      else check();
    });
}
