import { ClusterError } from '../../cluster/cluster-error';
import type { Connection } from '../../cluster/connection';
import { STORM_LIMIT, type ListStormConfig } from './config';

/** One way to get all objects of a collection. */
export interface Way {
  readonly name: string;
  /** Requests that one list takes. */
  readonly requests: (config: ListStormConfig) => number;
  /** Gets them all once, handing the pieces of the answers to `onData`. Rejects with ClusterError. */
  readonly list: (connection: Connection, path: string, config: ListStormConfig, read: Reading) => Promise<void>;
}

interface Reading {
  readonly signal: AbortSignal;
  readonly onData: (piece: Buffer) => void;
}

/** The ways in the order in which they are tried. */
export const ways: readonly Way[] = [
  { name: 'full', requests: () => 1, list: full },
  { name: 'paged', requests: ({ listedObjects, pageSize }) => Math.ceil(listedObjects / pageSize), list: paged },
  { name: 'from cache', requests: () => 1, list: fromCache },
  { name: 'streaming', requests: () => 1, list: streaming },
];

async function full(
  connection: Connection,
  path: string,
  _: ListStormConfig,
  { signal, onData }: Reading,
): Promise<void> {
  await connection.stream({ path: `${path}?limit=${STORM_LIMIT}`, signal }, onData);
}

/** The server may answer from its cache, however old; it gives all at once whatever the limit. */
async function fromCache(
  connection: Connection,
  path: string,
  _: ListStormConfig,
  { signal, onData }: Reading,
): Promise<void> {
  await connection.stream({ path: `${path}?resourceVersion=0`, signal }, onData);
}

/** Bytes at the begin of a list that hold its metadata: the API server writes it before the items. */
const HEAD = 4096;

async function paged(
  connection: Connection,
  path: string,
  { pageSize }: ListStormConfig,
  { signal, onData }: Reading,
): Promise<void> {
  let token: string | undefined = '';
  while (token !== undefined) {
    let head = '';
    const next: string = token === '' ? '' : `&continue=${encodeURIComponent(token)}`;
    await connection.stream({ path: `${path}?limit=${pageSize}${next}`, signal }, piece => {
      if (head.length < HEAD) head += piece.toString('latin1', 0, HEAD);
      onData(piece);
    });
    token = /"continue":"([^"]+)"/.exec(head.slice(0, HEAD))?.[1];
  }
}

const END = 'k8s.io/initial-events-end';

/** A watch that begins with all objects (KEP-3157); a bookmark with an annotation says that they are complete. */
async function streaming(
  connection: Connection,
  path: string,
  _: ListStormConfig,
  { signal, onData }: Reading,
): Promise<void> {
  const complete = new AbortController();
  const query = 'watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true';
  let tail = '';
  const read = (piece: Buffer): void => {
    onData(piece);
    tail = tail.slice(-END.length) + piece.toString('latin1');
    if (tail.includes(END)) complete.abort();
  };
  try {
    await connection.stream({ path: `${path}?${query}`, signal: AbortSignal.any([signal, complete.signal]) }, read);
  } catch (error) {
    if (!complete.signal.aborted) throw error;
    return;
  }
  if (!complete.signal.aborted) throw new ClusterError('server', 'The watch ended before all objects had come.');
}
