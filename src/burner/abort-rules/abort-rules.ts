/** What ends a run before its time, for the cluster's sake. */
export interface AbortRules {
  /** Percent of the requests of the last ten seconds that failed for good; undefined: never. */
  readonly errors: number | undefined;
  /** p99 in ms of the requests of the last ten seconds; undefined: never. */
  readonly latency: number | undefined;
  /** A node that was ready when the run began is not. */
  readonly nodes: boolean;
  /** The API server was started again. */
  readonly restarts: boolean;
}

/** On by default; the latency is five times Kubernetes' own objective for single objects (1 s at p99). */
export const defaultAbortRules: AbortRules = { errors: 50, latency: 5000, nodes: true, restarts: true };
