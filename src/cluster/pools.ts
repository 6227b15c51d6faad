import type { Dispatcher } from 'undici';
import type { Credential } from './credentials';
import type { Target } from './target';
import { tlsOptions } from './tls';

const CONNECT_TIMEOUT_MS = 10_000;
const KEEP_ALIVE_MS = 60_000;

/** Keep-alive HTTP/1.1 connections. Watches have their own: each holds one, and would starve the requests. */
export interface Pools {
  readonly requests: Dispatcher;
  readonly watches: Dispatcher;
}

export interface PoolsByCredential {
  /** The pools if they are open and fit the credential, so that a request need not wait for a promise. */
  ready(credential: Credential): Pools | undefined;
  forCredential(credential: Credential): Promise<Pools>;
  close(): Promise<void>;
}

interface Open {
  readonly certificate: Credential['certificate'];
  readonly pools: Promise<Pools>;
  ready?: Pools;
}

/** Pools for a target, perhaps through a proxy. A changed client certificate opens new ones; the old ones finish their work. */
export function poolsOf(target: Target, proxy: string | undefined, connections: number): PoolsByCredential {
  let open: Open | undefined;
  const reopen = (credential: Credential): Open => {
    const before = open?.ready;
    const next: Open = {
      certificate: credential.certificate,
      pools: openPools(target, proxy, credential, connections),
    };
    if (before) void Promise.all([before.requests.close(), before.watches.close()]);
    return next;
  };
  return {
    ready: credential => (open?.certificate === credential.certificate ? open?.ready : undefined),
    forCredential: async credential => {
      if (!open || !sameCertificate(open.certificate, credential.certificate)) open = reopen(credential);
      const current = open;
      try {
        return (current.ready = await current.pools);
      } catch (error) {
        // A certificate file that cannot be read now may be there the next time.
        if (open === current) open = undefined;
        throw error;
      }
    },
    close: async () => {
      const closing = open;
      open = undefined;
      const pools = await closing?.pools;
      await Promise.all([pools?.requests.close(), pools?.watches.destroy()]);
    },
  };
}

function sameCertificate(a: Credential['certificate'], b: Credential['certificate']): boolean {
  if (a === b) return true;
  return a !== undefined && b !== undefined && String(a.cert) === String(b.cert) && String(a.key) === String(b.key);
}

async function openPools(target: Target, proxy: string | undefined, credential: Credential, connections: number) {
  // Loaded here so that commands which never talk to a cluster start fast.
  const [{ Pool, ProxyAgent }, tls] = await Promise.all([import('undici'), tlsOptions(target, credential)]);
  const shared = { pipelining: 1, keepAliveTimeout: KEEP_ALIVE_MS };
  const connect = { ...tls, timeout: CONNECT_TIMEOUT_MS };
  const open = (limit: number | null): Dispatcher =>
    proxy === undefined
      ? new Pool(target.origin, { connect, connections: limit, ...shared })
      : new ProxyAgent({ uri: proxy, requestTls: connect, ...shared, ...(limit && { connections: limit }) });
  return { requests: open(connections), watches: open(null) };
}
