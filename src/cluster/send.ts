import { AnswerHandler, type RawAnswer } from './answer-handler';
import { cancelled, cancelOn, ended } from './cancellation';
import type { ApiRequest, Traffic } from './connection';
import type { Credential } from './credentials';
import type { Pools } from './pools';
import type { Target } from './target';

/** How long a server may stay silent when nobody says otherwise. */
export const ANSWER_TIMEOUT_MS = 60_000;
const USER_AGENT = 'headroom';

type Headers = Readonly<Record<string, string | string[]>>;
const headersByCredential = new WeakMap<Credential, Map<string, Headers>>();

/** Bytes of bodies, counted as they go. */
export type CountedTraffic = { -readonly [Way in keyof Traffic]: Traffic[Way] };

/** What a request goes through. */
interface Way {
  readonly target: Target;
  readonly traffic: CountedTraffic;
}

/** Sends one request and collects its answer, whatever its status. Rejects when none came. */
export function send(way: Way, pools: Pools, credential: Credential, request: ApiRequest): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const { signal } = request;
    if (signal?.aborted) return reject(cancelled());
    const handler: AnswerHandler = new AnswerHandler(
      request,
      way.traffic,
      answer => {
        if (signal) ended(signal, handler);
        resolve(answer);
      },
      (error: unknown) => {
        if (signal) ended(signal, handler);
        reject(error as Error);
      },
    );
    if (signal) cancelOn(signal, handler);
    const options = dispatchOptions(way.target, credential, request);
    if (options.body !== null) way.traffic.sent += Buffer.byteLength(options.body);
    pools.requests.dispatch(options, handler);
  });
}

function dispatchOptions(target: Target, credential: Credential, request: ApiRequest) {
  const { method, body, timeoutMs = ANSWER_TIMEOUT_MS } = request;
  return {
    origin: target.origin,
    path: fullPath(target, request.path, request.query),
    method,
    headers: headersFor(credential, contentTypeOf(request)),
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    // undici gives up the connection after a DELETE with a body; an API server reads that body, so keep it.
    reset: false,
  };
}

/** Path and query as sent, behind the server's own prefix. */
export function fullPath(target: Target, path: string, query: ApiRequest['query']): string {
  const search = query ? `${path.includes('?') ? '&' : '?'}${new URLSearchParams(query).toString()}` : '';
  return `${target.prefix}${path}${search}`;
}

function contentTypeOf({ method, body, contentType }: ApiRequest): string {
  if (contentType !== undefined) return contentType;
  if (body === undefined) return '';
  return method === 'PATCH' ? 'application/strategic-merge-patch+json' : 'application/json';
}

/** Headers of a request, made once for each credential and content type. */
export function headersFor(credential: Credential, contentType: string): Headers {
  let byType = headersByCredential.get(credential);
  if (!byType) headersByCredential.set(credential, (byType = new Map<string, Headers>()));
  let headers = byType.get(contentType);
  if (!headers) {
    headers = {
      accept: 'application/json',
      'user-agent': USER_AGENT,
      ...credential.headers,
      ...(contentType !== '' && { 'content-type': contentType }),
    };
    byType.set(contentType, headers);
  }
  return headers;
}
