import { ClusterError } from '../cluster/cluster-error';
import type { ApiRequest, Connection } from '../cluster/connection';
import { sleep } from './pacing';
import type { EndedRequest } from './request-log';

/** Tries in all, the first one counted. */
const maxTries = 6;
const firstBackOffMs = 250;
const longestBackOffMs = 10_000;
/** An API server asks for 32 s at most; a proxy that asks for an hour would hold the run up. */
const longestAskedMs = 60_000;

/** Epoch ms with fractions, on the monotonic clock. */
export const epochNow = (): number => performance.timeOrigin + performance.now();

/**
 * Sends one request of a job's load. 429, 5xx, broken connections and overtaken patches are tried again, after Retry-After or with growing
 * back-off; every other refusal is final. Never rejects: the error is in the answer.
 */
export async function send(
  connection: Connection,
  request: ApiRequest & { readonly signal: AbortSignal },
  timing: { readonly what: string; readonly deadline: number },
): Promise<EndedRequest> {
  let throttled = 0;
  for (let tries = 1; ; tries++) {
    const handedOver = epochNow();
    const ended = { ...timing, retries: tries - 1, throttled, sentAt: handedOver };
    try {
      const { sentAt } = await connection.request({ ...request, discardBody: true });
      return { ...ended, sentAt, answeredAt: epochNow() };
    } catch (error) {
      if (!(error instanceof ClusterError)) throw error;
      const answeredAt = epochNow();
      if (isDone(request, error, tries)) return { ...ended, answeredAt };
      if (error.kind === 'throttled') throttled++;
      if (!(isTransient(error) || isLostRace(request, error)) || tries === maxTries)
        return { ...ended, throttled, answeredAt, error };
      await sleep(backOff(error, tries), request.signal);
      if (request.signal.aborted) return { ...ended, throttled, answeredAt, error };
    }
  }
}

/** What a retry wanted may have been done by the try before, whose answer was lost; an object to delete may be gone already. */
function isDone({ method }: ApiRequest, { kind }: ClusterError, tries: number): boolean {
  return (method === 'DELETE' && kind === 'not-found') || (method === 'POST' && kind === 'conflict' && tries > 1);
}

/** A patch that others overtook; one that sets fields of another manager is refused for good. */
function isLostRace({ method }: ApiRequest, { kind, message }: ClusterError): boolean {
  return method === 'PATCH' && kind === 'conflict' && !message.includes('Apply failed');
}

function isTransient({ kind, status }: ClusterError): boolean {
  return (
    kind === 'throttled' || kind === 'unreachable' || kind === 'timeout' || (status !== undefined && status >= 500)
  );
}

function backOff(error: ClusterError, tries: number): number {
  if (error.retryAfterMs !== undefined) return Math.min(error.retryAfterMs, longestAskedMs);
  return Math.min(firstBackOffMs * 2 ** (tries - 1), longestBackOffMs);
}
