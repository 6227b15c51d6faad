import type { Connection, WatchEvent } from '../../cluster/connection';

/** Shows what happens to a resource from now on; resolves when what was there before is known and left out. Rejects with ClusterError. */
export function watchFromNow(
  connection: Connection,
  path: string,
  signal: AbortSignal,
  onEvent: (event: WatchEvent) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let synced = false;
    const pass = (event: WatchEvent): void => {
      if (synced) onEvent(event);
      else if (event.type === 'SYNCED') {
        synced = true;
        resolve();
      }
    };
    // It ends with the signal, which is also how a wait for the first list is broken off.
    connection.watch({ path, signal }, pass).then(resolve, reject);
  });
}
