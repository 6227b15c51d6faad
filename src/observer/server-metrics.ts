import { ClusterError } from '../cluster/cluster-error';
import type { Connection } from '../cluster/connection';
import { latest } from './latest';

/** They are what the answer is about, so it waits for them, ms. */
const PATIENCE_MS = 5000;

/** The API server's metrics, text; `undefined` for those who may not read them. */
export function serverMetrics(
  connection: Connection,
  signal: AbortSignal,
  isInVain: () => boolean,
): () => Promise<string | undefined> {
  return latest({
    ask: async () => {
      try {
        return (await connection.request<string>({ method: 'GET', path: '/metrics', signal })).body;
      } catch (error) {
        if (error instanceof ClusterError && error.kind === 'forbidden') return undefined;
        throw error;
      }
    },
    none: undefined,
    isInVain,
    patienceMs: PATIENCE_MS,
  });
}
