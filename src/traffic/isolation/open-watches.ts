import type { Connection } from '../../cluster/connection';

/** Opens watches and resolves, once all of them follow, to what ends them; rejects when one cannot be opened. */
export async function openWatches(connection: Connection, path: string, count: number): Promise<() => void> {
  const ending = new AbortController();
  const { signal } = ending;
  const follow = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const onEvent = ({ type }: { readonly type: string }): void => {
        if (type === 'SYNCED') resolve();
      };
      connection.watch({ path, signal }, onEvent).then(resolve, reject);
    });
  try {
    await Promise.all(Array.from({ length: count }, follow));
    return () => ending.abort();
  } catch (error) {
    ending.abort();
    throw error;
  }
}
