/** A request to the API server. `path` starts at `/api` or `/apis`; `body` is sent as JSON unless it is a string. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly contentType?: string;
  readonly signal?: AbortSignal;
  /** How long the server may stay silent, ms; 60 s when absent. */
  readonly timeoutMs?: number;
  /** Throws the body of a good answer away unread, so that a load run does not pay for parsing it. Errors are still read. */
  readonly discardBody?: boolean;
}

export interface ApiAnswer<T> {
  readonly status: number;
  /** Parsed JSON; text where the server sent none; `undefined` with `discardBody`. */
  readonly body: T;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** When the request went to a connection (not when it was queued for one), epoch ms. */
  readonly sentAt: number;
}

export type WatchEvent =
  | {
      readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
      readonly object: Record<string, unknown>;
      /** performance.timeOrigin-based epoch ms, taken in the data handler */ readonly arrivedAt: number;
    }
  | { readonly type: 'GAP'; readonly from: number; readonly to: number }
  | { readonly type: 'SYNCED'; readonly arrivedAt: number };

export interface WatchRequest {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** An open door to one cluster, as one context of a kubeconfig. Nothing of its credentials can be read from it. */
export interface Connection {
  readonly context: string;
  /** Address of the API server, without user info. */
  readonly server: string;
  /** The context's namespace, `default` when it names none. */
  readonly namespace: string;
  /** The kubeconfig files that were read, in order. */
  readonly kubeconfigFiles: readonly string[];
  /** Rejects with ClusterError for anything but a 2xx answer. */
  request<T = unknown>(request: ApiRequest): Promise<ApiAnswer<T>>;
  /** Lists, then watches with resume, bookmarks and relist on 410; ends when the signal aborts. */
  watch(request: WatchRequest, onEvent: (event: WatchEvent) => void): Promise<void>;
  close(): Promise<void>;
}
