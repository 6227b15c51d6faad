import { setTimeout as pause } from 'node:timers/promises';
import { ClusterError } from './cluster-error';
import type { WatchEvent, WatchRequest } from './connection';
import { ask, type Door } from './door';
import { knownObjects, type KnownObjects } from './known-objects';
import { list } from './list';
import { watchStream, type WatchLine } from './watch-stream';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;
/** Reopening in good order takes a few ms; longer, and arrival times in between cannot be trusted. */
const UNNOTICED_MS = 100;

type OnEvent = (event: WatchEvent) => void;

interface Watching {
  readonly door: Door;
  readonly request: WatchRequest;
  readonly onEvent: OnEvent;
  readonly known: KnownObjects;
  /** Where to go on; undefined when a list is needed first. */
  resourceVersion: string | undefined;
  /** When the stream was last known to be complete, while it is not. */
  brokenAt: number | undefined;
  endedInOrder: boolean;
  failures: number;
}

const now = (): number => performance.timeOrigin + performance.now();

/**
 * Lists, then watches until the signal aborts. A broken stream goes on at the last resourceVersion, after 410 with a new list
 * that gives only what changed; both with a GAP event. Rejects when the first list fails, or when the right to watch is lost.
 */
export async function watch(door: Door, request: WatchRequest, onEvent: OnEvent): Promise<void> {
  const watching: Watching = {
    door,
    request,
    onEvent,
    known: knownObjects(),
    resourceVersion: undefined,
    brokenAt: undefined,
    endedInOrder: false,
    failures: 0,
  };
  let synced = false;
  while (!request.signal.aborted) {
    try {
      if (watching.resourceVersion === undefined) await relist(watching, synced);
      synced = true;
      await streamOnce(watching);
    } catch (error) {
      if (request.signal.aborted) return;
      if (!synced || !(error instanceof ClusterError) || !canGoOn(error, request)) throw error;
      await afterFailure(watching, error);
    }
  }
}

async function relist(watching: Watching, again: boolean): Promise<void> {
  const { door, request, onEvent, known } = watching;
  const resourceVersion = await list(
    asked => ask(door, asked),
    request,
    items => known.listed(items, now()).forEach(onEvent),
  );
  known.listEnded(now()).forEach(onEvent);
  watching.resourceVersion = resourceVersion;
  closeGap(watching, now());
  if (!again) onEvent({ type: 'SYNCED', arrivedAt: now() });
}

async function streamOnce(watching: Watching): Promise<void> {
  const { door, request } = watching;
  await watchStream(door, request, watching.resourceVersion ?? '', {
    opened: at => closeGap(watching, at),
    line: (line, at) => take(watching, line, at),
  });
  watching.brokenAt ??= now();
  watching.endedInOrder = true;
}

function take(watching: Watching, { type, object }: WatchLine, at: number): void {
  // Thrown inside the data handler, so the stream ends and the loop decides what follows.
  if (type === 'ERROR') throw new ClusterError('server', `The watch was ended: ${object.message}.`, object.code);
  watching.failures = 0;
  watching.resourceVersion = object.metadata.resourceVersion;
  if (type !== 'BOOKMARK') watching.onEvent(watching.known.watched(type, object, at));
}

function closeGap(watching: Watching, at: number): void {
  const { brokenAt: from, endedInOrder, onEvent } = watching;
  watching.brokenAt = undefined;
  watching.endedInOrder = false;
  if (from === undefined || (endedInOrder && at - from < UNNOTICED_MS)) return;
  onEvent({ type: 'GAP', from, to: at });
}

async function afterFailure(watching: Watching, error: ClusterError): Promise<void> {
  watching.brokenAt ??= now();
  watching.endedInOrder = false;
  watching.request.onBroken?.(watching.brokenAt, error);
  if (error.status === 410) watching.resourceVersion = undefined;
  const wait = Math.min(FIRST_PAUSE_MS * 2 ** watching.failures, LONGEST_PAUSE_MS);
  watching.failures += 1;
  await pause(error.retryAfterMs ?? wait * (0.5 + Math.random() / 2), undefined, {
    signal: watching.request.signal,
  }).catch(
    // Only an abort rejects it, and the loop ends on that by itself.
    () => undefined,
  );
}

/** A lost right or a removed kind does not come back by trying again. */
function canGoOn({ kind, status }: ClusterError, { outlastsCredentials = false }: WatchRequest): boolean {
  if (status === 410) return true;
  if (kind === 'expired' || kind === 'credential-plugin') return outlastsCredentials;
  return kind === 'unreachable' || kind === 'timeout' || kind === 'throttled' || kind === 'server';
}
