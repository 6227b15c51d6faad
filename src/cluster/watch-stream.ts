import type { Dispatcher } from 'undici';
import { answerError } from './answer-error';
import { cancelled, cancelOn, ended } from './cancellation';
import type { WatchRequest } from './connection';
import type { Credential } from './credentials';
import { withCredential, withoutSecrets, type Door } from './door';
import { lineSplitter } from './lines';
import type { ListedObject } from './list';
import { networkError } from './network-error';
import type { Pools } from './pools';
import { fullPath, headersFor } from './send';

const SERVER_ENDS_AFTER_S = 300;
/** A stream that is silent for longer than the server would keep it is dead. */
const SILENCE_MS = (SERVER_ENDS_AFTER_S + 20) * 1000;

export interface WatchLine {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly object: ListedObject & { readonly code?: number; readonly message?: string };
}

export interface StreamListener {
  /** The server accepted the watch. */
  opened(at: number): void;
  /** `at` is when the chunk with the end of this line arrived, epoch ms. */
  line(line: WatchLine, at: number): void;
}

const now = (): number => performance.timeOrigin + performance.now();

/** One watch from a resourceVersion until the server ends it in good order. Rejects with ClusterError when it breaks. */
export function watchStream(door: Door, request: WatchRequest, from: string, listener: StreamListener): Promise<void> {
  return withCredential(door, async (pools, credential) => {
    const query = {
      ...request.query,
      watch: '1',
      allowWatchBookmarks: 'true',
      resourceVersion: from,
      timeoutSeconds: String(SERVER_ENDS_AFTER_S),
    };
    try {
      await stream(door, pools, credential, { ...request, query }, listener);
    } catch (error) {
      throw withoutSecrets(networkError(door.target, error, door.proxy), credential);
    }
  });
}

function stream(door: Door, pools: Pools, credential: Credential, request: WatchRequest, listener: StreamListener) {
  return new Promise<void>((resolve, reject) => {
    if (request.signal.aborted) return reject(cancelled());
    const handler = streamHandler(door, request, listener, error => {
      ended(request.signal, handler);
      if (error === undefined) resolve();
      else reject(error);
    });
    cancelOn(request.signal, handler);
    const options = {
      origin: door.target.origin,
      path: fullPath(door.target, request.path, request.query),
      method: 'GET',
      headers: headersFor(credential, ''),
      bodyTimeout: SILENCE_MS,
    };
    pools.watches.dispatch(options, handler);
  });
}

type Settle = (error?: Error) => void;
type StreamHandler = Dispatcher.DispatchHandler & { cancel(reason: Error): void };

function streamHandler(door: Door, request: WatchRequest, listener: StreamListener, settle: Settle): StreamHandler {
  let controller: Dispatcher.DispatchController | undefined;
  let reason: Error | undefined;
  let failure: { readonly status: number; readonly headers: Record<string, string | string[] | undefined> } | undefined;
  let failureText = '';
  let arrivedAt = 0;
  const split = lineSplitter(line => listener.line(JSON.parse(line) as WatchLine, arrivedAt));
  return {
    cancel(why) {
      reason = why;
      controller?.abort(why);
      settle(why);
    },
    onRequestStart(started) {
      controller = started;
      if (reason) started.abort(reason);
    },
    onResponseStart(_, status, headers) {
      if (status === 200) listener.opened(now());
      else failure = { status, headers };
    },
    onResponseData(_, chunk) {
      arrivedAt = now();
      door.traffic.watched += chunk.length;
      if (failure) failureText += chunk.toString();
      else split(chunk);
    },
    onResponseEnd() {
      if (!failure) return settle();
      const watching = { method: 'GET', path: request.path, query: { watch: '1' } } as const;
      settle(answerError(door.target, watching, failure.status, failure.headers, failureText));
    },
    onResponseError: (_, error) => settle(error),
  };
}
