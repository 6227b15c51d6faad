import { setMaxListeners } from 'node:events';
import { ClusterError } from '../cluster/cluster-error';
import type { Connection, WatchEvent } from '../cluster/connection';
import { behaviourOf } from '../scheduling/versions';
import { snapshotOf, type Snapshot } from './snapshot';
import { pathOf, watchedKinds, type WatchedKind } from './watched-kinds';

/** How one kind is followed. Times are epoch ms. */
interface Following {
  synced: boolean;
  /** Since when nothing has come although something may have changed. */
  brokenSince: number | undefined;
  /** What broke it last. */
  brokenBy: ClusterError | undefined;
  error: ClusterError | undefined;
}

/** A cluster that is being followed. */
export interface Observation {
  readonly connection: Connection;
  /** gitVersion of the API server. */
  readonly kubernetes: string;
  readonly snapshot: Snapshot;
  /** Resolves when every kind was read once, or could not be. */
  readonly ready: Promise<void>;
  /** True when all kinds that are needed were read. */
  readonly usable: () => boolean;
  /** Since when the snapshot may be out of date, epoch ms; `undefined` while it is live. */
  readonly staleSince: () => number | undefined;
  /** What keeps it from being live, while it is stale. */
  readonly staleBy: () => ClusterError | undefined;
  /** Whether a kind is followed, so that what is not seen of it is not there. */
  readonly follows: (kind: string) => boolean;
  /** What is not followed and why, a sentence each. */
  readonly missing: () => readonly string[];
}

/**
 * Follows a cluster until the signal aborts: one paged list and one watch a kind.
 * @throws ClusterError when the API server cannot be asked for its version
 */
export async function observe(connection: Connection, signal: AbortSignal): Promise<Observation> {
  // Every watch listens to it, with reason.
  setMaxListeners(0, signal);
  const { body } = await connection.request<{ readonly gitVersion: string }>({
    method: 'GET',
    path: '/version',
    signal,
  });
  const snapshot = snapshotOf(behaviourOf(body.gitVersion));
  const following = new Map<WatchedKind, Following>(
    watchedKinds.map(kind => [kind, { synced: false, brokenSince: undefined, brokenBy: undefined, error: undefined }]),
  );
  const started = [...following].map(([kind, state]) => follow(connection, kind, state, snapshot, signal));
  return {
    connection,
    kubernetes: body.gitVersion,
    snapshot,
    ready: Promise.all(started).then(() => undefined),
    usable: () => [...following].every(([{ needed }, { synced }]) => synced || !needed),
    staleSince: () => earliest([...following.values()].map(({ brokenSince }) => brokenSince)),
    staleBy: () => [...following.values()].find(({ brokenSince }) => brokenSince !== undefined)?.brokenBy,
    follows: name => [...following].some(([{ kind }, { synced, error }]) => kind === name && synced && !error),
    missing: () =>
      [...following].flatMap(([{ plural }, { error }]) =>
        error ? [`${plural} are not followed: ${error.message}`] : [],
      ),
  };
}

/** Resolves after the first list, or when there can be none. */
function follow(
  connection: Connection,
  kind: WatchedKind,
  state: Following,
  snapshot: Snapshot,
  signal: AbortSignal,
): Promise<void> {
  return new Promise(resolve => {
    const onEvent = (event: WatchEvent): void => {
      if (event.type === 'SYNCED') {
        state.synced = true;
        resolve();
      } else if (event.type === 'GAP') state.brokenSince = undefined;
      else if (event.type === 'DELETED') snapshot.remove(event.object);
      else snapshot.set(event.object);
    };
    const onBroken = (since: number, error: ClusterError): void => {
      state.brokenSince ??= since;
      state.brokenBy = error;
    };
    const request = { path: pathOf(kind), signal, onBroken, outlastsCredentials: true };
    connection.watch(request, onEvent).then(resolve, (error: unknown) => {
      // A kind that may not be read, or that this cluster does not serve, leaves the others as they are.
      if (!(error instanceof ClusterError)) throw error;
      state.error = signal.aborted ? undefined : error;
      resolve();
    });
  });
}

function earliest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter(time => time !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
