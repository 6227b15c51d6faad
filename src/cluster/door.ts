import { answerError } from './answer-error';
import type { RawAnswer } from './answer-handler';
import { ClusterError } from './cluster-error';
import type { ApiAnswer, ApiRequest } from './connection';
import type { Credential, Credentials } from './credentials';
import { networkError } from './network-error';
import type { Pools, PoolsByCredential } from './pools';
import { redact } from './redact';
import { send, type CountedTraffic } from './send';
import type { Target } from './target';

/** What requests and watches of one connection share. */
export interface Door {
  readonly target: Target;
  readonly credentials: Credentials;
  readonly pools: PoolsByCredential;
  /** host:port of the proxy in use. */
  readonly proxy: string | undefined;
  readonly traffic: CountedTraffic;
}

type Use<T> = (pools: Pools, credential: Credential) => Promise<T>;

/** Does something with a fresh credential; when the server no longer takes it and a new one can be had, once more. */
export async function withCredential<T>(door: Door, use: Use<T>): Promise<T> {
  const { credentials, pools } = door;
  const credential = credentials.fresh() ?? (await credentials.obtain());
  try {
    return await use(pools.ready(credential) ?? (await pools.forCredential(credential)), credential);
  } catch (error) {
    const unauthorized = error instanceof ClusterError && error.status === 401;
    if (!unauthorized || !credentials.reject(credential)) throw error;
    // Another request may have renewed it already.
    const renewed = credentials.fresh() ?? (await credentials.obtain());
    return use(await pools.forCredential(renewed), renewed);
  }
}

/** One request to the API server; rejects with ClusterError for anything but a 2xx answer. */
export function ask<T>(door: Door, request: ApiRequest): Promise<ApiAnswer<T>> {
  return withCredential(door, async (pools, credential) => {
    let answer: RawAnswer;
    try {
      answer = await send(door, pools, credential, request);
    } catch (error) {
      throw withoutSecrets(networkError(door.target, error, door.proxy), credential);
    }
    if (answer.status >= 200 && answer.status < 300) return read<T>(door, answer);
    const { status, headers, text = '' } = answer;
    throw withoutSecrets(answerError(door.target, request, status, headers, text), credential);
  });
}

function read<T>(door: Door, { status, headers, sentAt, text }: RawAnswer): ApiAnswer<T> {
  const isJson = text?.startsWith('{') || text?.startsWith('[');
  try {
    return { status, headers, sentAt, body: (isJson && text ? JSON.parse(text) : text) as T };
  } catch {
    const what = `The answer of ${door.target.address} is not whole JSON`;
    throw new ClusterError('server', `${what}: retry, and look at what stands between here and the server.`, status);
  }
}

/** The same error without anything of the credential, should a server or proxy have quoted it. */
export function withoutSecrets(error: ClusterError, credential: Credential): ClusterError {
  const clean = redact(error.message, credential.secrets);
  return new ClusterError(error.kind, clean, error.status, error.retryAfterMs);
}
