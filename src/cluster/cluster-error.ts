export type ClusterErrorKind =
  | 'no-kubeconfig'
  | 'no-context'
  | 'unreachable'
  | 'certificate'
  | 'expired'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'invalid'
  | 'throttled'
  | 'credential-plugin'
  | 'timeout'
  | 'cancelled'
  | 'server';

/** Anything that went wrong at the door, as a sentence with what to do; `status` is the HTTP status where there was one. */
export class ClusterError extends Error {
  constructor(
    readonly kind: ClusterErrorKind,
    message: string,
    readonly status?: number,
    readonly retryAfterMs?: number,
  ) {
    super(message);
    this.name = 'ClusterError';
  }
}
