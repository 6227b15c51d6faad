import type { Connection } from '../../cluster/connection';

/** An object that a watch showed: the number of the write in it, and when it arrived (epoch ms). */
export type OnWrite = (write: number, arrivedAt: number) => void;

/** Watches that can become more. */
export interface GrowingWatches {
  /** Opens as many as are missing; resolves when all follow. Rejects with ClusterError. */
  readonly growTo: (count: number) => Promise<void>;
  /** How often one of them broke. */
  readonly gaps: () => number;
  readonly end: () => void;
}

/** No watch yet. Every one hands on the number that the written objects carry. */
export function growingWatches(
  connection: Connection,
  path: string,
  run: AbortSignal,
  onWrite: OnWrite,
): GrowingWatches {
  const ending = new AbortController();
  const signal = AbortSignal.any([run, ending.signal]);
  let [open, gaps] = [0, 0];
  const follow = (): Promise<void> =>
    new Promise((resolve, reject) => {
      let isSynced = false;
      connection
        .watch({ path, signal }, event => {
          if (event.type === 'SYNCED') {
            isSynced = true;
            resolve();
          } else if (event.type === 'GAP') gaps++;
          else if (isSynced && event.type === 'MODIFIED') onWrite(writeIn(event.object), event.arrivedAt);
        })
        .then(resolve, reject);
    });
  return {
    async growTo(count) {
      const missing = Array.from({ length: Math.max(count - open, 0) }, follow);
      open += missing.length;
      await Promise.all(missing);
    },
    gaps: () => gaps,
    end: () => ending.abort(),
  };
}

function writeIn(object: Record<string, unknown>): number {
  const { data } = object as { readonly data?: { readonly write?: string } };
  return Number(data?.write);
}
