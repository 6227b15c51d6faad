/** A request to the API server. `path` starts at `/api` or `/apis`; `body` is sent as JSON unless it is a string. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly contentType?: string;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

export interface ApiAnswer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
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
  /** Origin of the API server, without user info. */
  readonly server: string;
  /** The context's namespace, `default` when it names none. */
  readonly namespace: string;
  /** Rejects with ClusterError for anything but a 2xx answer. */
  request<T = unknown>(request: ApiRequest): Promise<ApiAnswer<T>>;
  /** Lists, then watches with resume, bookmarks and relist on 410; ends when the signal aborts. */
  watch(request: WatchRequest, onEvent: (event: WatchEvent) => void): Promise<void>;
  close(): Promise<void>;
}
