import type { ApiRequest, Connection } from './connection';
import { credentialsOf } from './credentials';
import { ask, type Door } from './door';
import { exec } from './exec';
import { readKubeconfig, type Environment } from './kubeconfig';
import { poolsOf } from './pools';
import { proxyFor } from './proxy';
import { stream } from './stream';
import { targetOf, type Target } from './target';
import { watch } from './watch';

/** Kept-alive connections for requests where nobody says how many. */
export const DEFAULT_CONNECTIONS = 32;

export interface ConnectionOptions {
  /** One kubeconfig instead of those that kubectl would read. */
  readonly kubeconfig?: string;
  /** Instead of the current context. */
  readonly context?: string;
  /** Instead of the context's. */
  readonly namespace?: string;
  /** Impersonates this user instead of whom the context's user does. */
  readonly as?: string;
  /** Kept-alive connections for requests; 32 when absent. Watches have their own. */
  readonly connections?: number;
  readonly env: Environment;
}

/** The only door to a cluster: a context of the kubeconfig as kubectl resolves it. Nothing is sent before the first request. */
export async function openConnection(options: ConnectionOptions): Promise<Connection> {
  const kubeconfig = await readKubeconfig(options.kubeconfig, options.env);
  const target = impersonating(targetOf(kubeconfig, options.context, options.namespace), options.as);
  const proxy = proxyFor(target, options.env);
  const pools = poolsOf(target, proxy, options.connections ?? DEFAULT_CONNECTIONS);
  const credentials = credentialsOf(target, options.env);
  const traffic = { sent: 0, received: 0, watched: 0 };
  const door: Door = { target, credentials, pools, proxy: proxy && new URL(proxy).host, traffic };
  return {
    context: target.context,
    server: `${target.origin}${target.prefix}`,
    namespace: target.namespace,
    kubeconfigFiles: kubeconfig.files,
    request: <T>(request: ApiRequest) => ask<T>(door, request),
    watch: (request, onEvent) => watch(door, request, onEvent),
    stream: (request, onData) => stream(door, request, onData),
    exec: (request, onOutput) => exec(door, request, onOutput),
    traffic: () => ({ ...traffic }),
    close: () => pools.close(),
  };
}

function impersonating(target: Target, user: string | undefined): Target {
  return user === undefined ? target : { ...target, user: { ...target.user, impersonate: { user, groups: [] } } };
}
