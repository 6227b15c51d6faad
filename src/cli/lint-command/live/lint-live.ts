import { ClusterError } from '../../../cluster/cluster-error';
import { openConnection } from '../../../cluster/open-connection';
import { CliError } from '../../cli-error';
import type { LintOutcome } from '../output';
import { diskSettings } from '../settings';
import { listLive } from './list-live';
import { lintObjects } from './live-findings';

/** Which cluster and namespaces. */
export interface LiveFlags {
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly namespace?: string;
  readonly allNamespaces?: boolean;
  readonly config?: string;
}

/** Lints what runs in a cluster. Only lists are sent. A cluster that cannot be asked is a usage error. */
export async function lintLive(flags: LiveFlags): Promise<LintOutcome> {
  const { kubeconfig, context, namespace, allNamespaces, config } = flags;
  const connection = await openConnection({
    ...(kubeconfig === undefined ? {} : { kubeconfig }),
    ...(context === undefined ? {} : { context }),
    ...(namespace === undefined ? {} : { namespace }),
    env: process.env,
  }).catch(asCliError);
  try {
    const where = allNamespaces ? undefined : connection.namespace;
    const live = await listLive(connection, where).catch(asCliError);
    return lintObjects(live, connection.context, where, diskSettings(config));
  } finally {
    await connection.close();
  }
}

function asCliError(error: unknown): never {
  if (error instanceof ClusterError) throw new CliError(error.message, 2);
  throw error;
}
