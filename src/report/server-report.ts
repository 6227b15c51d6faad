/** The API server at one moment of a run, from its own metrics. */
export interface ServerSample {
  /** Epoch ms. */
  readonly at: number;
  /** Which of the API servers behind the address answered: index into `ServerReport.servers`. */
  readonly server: number;
  /** Resident memory of its process. */
  readonly memoryBytes: number;
  /** Processor cores in use since the sample of this server before; null in its first. */
  readonly cores: number | null;
  /** Requests under way, as the server counts them: the most at once over its last second. */
  readonly inFlight: { readonly readOnly: number; readonly mutating: number };
  /** By priority level, levels without work left out: seats in use, requests in queues, rejections since the run began. */
  readonly levels: Readonly<
    Record<string, { readonly seats: number; readonly queued: number; readonly rejected: number }>
  >;
}

/** A priority level over the whole run; with several API servers the sums of those that answered. */
export interface ServerLevel {
  readonly name: string;
  /** Seats by its share, and by what it may borrow at the end. */
  readonly nominalSeats: number;
  readonly limitSeats: number;
  /** Most that any sample showed; what came and went between two samples is not seen. */
  readonly peakSeats: number;
  readonly peakQueued: number;
  /** Counted by the server between the first and the last sample. */
  readonly dispatched: number;
  readonly rejected: number;
}

/** What the requests of one FlowSchema cost the API server between the first and the last sample. */
export interface ServerCaller {
  readonly flowSchema: string;
  readonly level: string;
  readonly dispatched: number;
  readonly rejected: number;
  /** Time that its requests were carried out, watches left out. */
  readonly executionSeconds: number;
  /** Time that they waited in queues. */
  readonly waitSeconds: number;
}

/** The API server while a run went on, clean-up included. Where it could not be sampled, lists are empty and `unavailable` says why. */
export interface ServerReport {
  /** Time between two samples, each one GET /metrics. */
  readonly everyMs: number;
  /** Why there are no samples, a sentence. */
  readonly unavailable?: string;
  /** API servers of the cluster by their leases; more than `servers` means that the others were never seen. */
  readonly apiServers?: number;
  /** Those that answered, told apart by the start of their processes (epoch ms). */
  readonly servers: readonly { readonly startedAt: number }[];
  /** Processes among them that began while the run went on. */
  readonly restarts: number;
  /** At most 601, spread evenly over the run. */
  readonly samples: readonly ServerSample[];
  /** Times without a sample where one was due (epoch ms), and why; nothing is drawn across them. */
  readonly gaps: readonly { readonly from: number; readonly to: number; readonly why: string }[];
  readonly levels: readonly ServerLevel[];
  /** At most 20, those whose requests were carried out longest first. */
  readonly callers: readonly ServerCaller[];
  /** What sampling itself took: requests, bytes received, ms of this process to read them. */
  readonly cost: { readonly samples: number; readonly bytes: number; readonly parseMs: number };
}
