import type { Dispatcher } from 'undici';
import { answerError } from './answer-error';
import { cancelled, cancelOn, ended } from './cancellation';
import type { StreamRequest } from './connection';
import type { Credential } from './credentials';
import { withCredential, withoutSecrets, type Door } from './door';
import { networkError } from './network-error';
import type { Pools } from './pools';
import { ANSWER_TIMEOUT_MS, fullPath, headersFor } from './send';

/** Reads a long answer piece by piece, on a connection that the requests of a load do not wait for. */
export function stream(door: Door, request: StreamRequest, onData: (piece: Buffer) => void): Promise<void> {
  return withCredential(door, async (pools, credential) => {
    try {
      await dispatch(door, pools, credential, request, onData);
    } catch (error) {
      throw withoutSecrets(networkError(door.target, error, door.proxy), credential);
    }
  });
}

function dispatch(
  { target }: Door,
  pools: Pools,
  credential: Credential,
  { path, signal, timeoutMs = ANSWER_TIMEOUT_MS }: StreamRequest,
  onData: (piece: Buffer) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(cancelled());
    const settle = (error?: Error): void => {
      ended(signal, handler);
      if (error === undefined) resolve();
      else reject(error);
    };
    const refused = (status: number, headers: Headers, text: string): Error =>
      answerError(target, { method: 'GET', path }, status, headers, text);
    const handler = streamHandler(onData, settle, refused);
    cancelOn(signal, handler);
    const headers = { ...headersFor(credential, ''), accept: '*/*' };
    const times = { headersTimeout: timeoutMs, bodyTimeout: timeoutMs };
    pools.watches.dispatch(
      { origin: target.origin, path: fullPath(target, path, undefined), method: 'GET', headers, ...times },
      handler,
    );
  });
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

function streamHandler(
  onData: (piece: Buffer) => void,
  settle: (error?: Error) => void,
  refused: (status: number, headers: Headers, text: string) => Error,
): Dispatcher.DispatchHandler & { cancel(reason: Error): void } {
  let controller: Dispatcher.DispatchController | undefined;
  let reason: Error | undefined;
  let failure: { readonly status: number; readonly headers: Headers } | undefined;
  let failureText = '';
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
      if (status < 200 || status > 299) failure = { status, headers };
    },
    onResponseData(_, piece) {
      if (failure) failureText += piece.toString();
      else onData(piece);
    },
    onResponseEnd: () => settle(failure && refused(failure.status, failure.headers, failureText)),
    onResponseError: (_, error) => settle(error),
  };
}
