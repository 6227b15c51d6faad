import type { Cluster } from '@kubernetes/client-node/dist/config_types.js';
import { ClusterError } from './cluster-error';
import type { Kubeconfig } from './kubeconfig';
import type { KubeconfigUser } from './kubeconfig-user';

/** What one context of a kubeconfig points at. */
export interface Target {
  readonly context: string;
  readonly namespace: string;
  readonly cluster: Cluster;
  readonly user: KubeconfigUser;
  /** Scheme, host and port. */
  readonly origin: string;
  /** Path before /api, without a slash at its end: '' for most, not for servers behind Rancher or a gateway. */
  readonly prefix: string;
  /** host:port, for messages. */
  readonly address: string;
}

/** Resolves a context (the current one unless named) to server and user; a clear error where one is missing. */
export function targetOf(kubeconfig: Kubeconfig, named: string | undefined, namespace: string | undefined): Target {
  const where = kubeconfig.files.join(', ');
  const name = named ?? kubeconfig.currentContext;
  if (name === undefined) {
    throw new ClusterError(
      'no-context',
      `No current context is set in ${where}: pass --context, ${known(kubeconfig)}.`,
    );
  }
  const context = kubeconfig.contexts.get(name);
  if (!context)
    throw new ClusterError('no-context', `There is no context "${name}" in ${where}: ${known(kubeconfig)}.`);
  const cluster = kubeconfig.clusters.get(context.cluster);
  if (!cluster) throw missing(name, 'cluster', context.cluster, where);
  const user = context.user ? kubeconfig.users.get(context.user) : { name: '' };
  if (!user) throw missing(name, 'user', context.user, where);
  return {
    context: name,
    namespace: namespace ?? context.namespace ?? 'default',
    cluster,
    user,
    ...addressOf(cluster),
  };
}

function addressOf(cluster: Cluster): Pick<Target, 'origin' | 'prefix' | 'address'> {
  const server = cluster.server.includes('://') ? cluster.server : `https://${cluster.server}`;
  if (!URL.canParse(server) || !/^https?:/.test(server)) {
    throw new ClusterError('no-context', `The server of cluster "${cluster.name}" is not an http or https address.`);
  }
  const url = new URL(server);
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return { origin: url.origin, prefix: url.pathname.replace(/\/+$/, ''), address: `${url.hostname}:${port}` };
}

function known(kubeconfig: Kubeconfig): string {
  const names = [...kubeconfig.contexts.keys()];
  return names.length === 0 ? 'it holds no contexts' : `it knows ${names.map(name => `"${name}"`).join(', ')}`;
}

const missing = (context: string, what: string, name: string, where: string): ClusterError =>
  new ClusterError('no-context', `Context "${context}" names the ${what} "${name}", which is not in ${where}.`);
