import type { Dispatcher } from 'undici';

/** How one request ended. `sent: false` when nothing was ever written to a connection. */
export type GetOutcome =
  | { readonly sent: true; readonly status: number; readonly sentAt: number }
  | { readonly sent: true; readonly error: unknown; readonly sentAt: number }
  | { readonly sent: false; readonly error: unknown };

/** Where and how to get. `closeAfter` gives every request a connection of its own. */
export interface GetRequest {
  readonly dispatcher: Dispatcher;
  readonly origin: string;
  readonly path: string;
  readonly closeAfter: boolean;
  readonly timeoutMs: number;
}

/** GETs once, reads the whole answer, and tells sent from not sent by whether the request reached a connection. */
export function get({ dispatcher, origin, path, closeAfter, timeoutMs }: GetRequest): Promise<GetOutcome> {
  return new Promise(resolve => {
    let [sentAt, status] = [NaN, 0];
    const failed = (error: unknown): void =>
      resolve(Number.isNaN(sentAt) ? { sent: false, error } : { sent: true, error, sentAt });
    dispatcher.dispatch(
      { origin, path, method: 'GET', reset: closeAfter, headersTimeout: timeoutMs, bodyTimeout: timeoutMs },
      {
        onRequestStart: () => void (sentAt = performance.now()),
        onResponseStart: (_controller, statusCode) => void (status = statusCode),
        onResponseData: () => undefined,
        onResponseEnd: () => resolve({ sent: true, status, sentAt }),
        onResponseError: (_controller, error) => failed(error),
      },
    );
  });
}
