import type { ClusterError } from './cluster-error';

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
  /** The stream broke at this moment (epoch ms) and is being taken up again; a GAP event says when it was. */
  readonly onBroken?: (since: number, error: ClusterError) => void;
  /** Credentials that are no longer accepted may be renewed: it goes on trying instead of ending. */
  readonly outlastsCredentials?: boolean;
}

/** Bytes of bodies so far; headers and TLS come on top. */
export interface Traffic {
  readonly sent: number;
  readonly received: number;
  /** What watches brought. */
  readonly watched: number;
}

/** A long answer, read as it comes. */
export interface StreamRequest {
  readonly path: string;
  readonly signal: AbortSignal;
  /** How long the server may stay silent, ms; 60 s when absent. */
  readonly timeoutMs?: number;
}

/** A program in a container, spoken to over its standard streams. */
export interface ExecRequest {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly command: readonly string[];
  readonly signal: AbortSignal;
}

/** A program that runs. */
export interface Exec {
  /** Writes to its standard input. */
  readonly write: (text: string) => void;
  /** Resolves when it ended well or the signal aborts; rejects with ClusterError when it could not run or failed. */
  readonly ended: Promise<void>;
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
  /** Reads an answer piece by piece; it does not count as traffic. Rejects with ClusterError for anything but a 2xx answer. */
  stream(request: StreamRequest, onData: (piece: Buffer) => void): Promise<void>;
  /** Runs a program in a container; resolves when it was started. `onOutput` gets its standard output as it comes. */
  exec(request: ExecRequest, onOutput: (text: string, arrivedAt: number) => void): Promise<Exec>;
  /** What went over this connection since it was opened. */
  traffic(): Traffic;
  close(): Promise<void>;
}
