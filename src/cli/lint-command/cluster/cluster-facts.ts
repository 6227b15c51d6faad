import { ClusterError } from '../../../cluster/cluster-error';
import { openConnection } from '../../../cluster/open-connection';
import { withNamespace, type KubernetesObject } from '../../../kubernetes/object';
import { clusterFactsOf, type ClusterFacts } from '../../../lint/cluster-facts';
import { factsOfCluster } from '../../../observer/facts-for-rules';
import { snapshotOf, type Snapshot } from '../../../observer/snapshot';
import { placementOf, type Placement } from '../../../scheduling/placement';
import { defaultProfile } from '../../../scheduling/profile';
import { behaviourOf } from '../../../scheduling/versions';
import { CliError } from '../../cli-error';
import type { SnapshotDocument } from '../../snapshot/document';
import { takeSnapshot } from '../../snapshot/take-snapshot';

/** Which cluster the files go to. */
export interface ClusterFlags {
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly namespace?: string;
}

/** One look at the cluster, by lists alone. A cluster that cannot be asked is a usage error. */
export async function clusterFacts({ kubeconfig, context, namespace }: ClusterFlags): Promise<ClusterFacts> {
  try {
    const connection = await openConnection({
      ...(kubeconfig === undefined ? {} : { kubeconfig }),
      ...(context === undefined ? {} : { context }),
      ...(namespace === undefined ? {} : { namespace }),
      env: process.env,
    });
    try {
      return factsOf(await takeSnapshot(connection), connection.namespace);
    } finally {
      await connection.close();
    }
  } catch (error) {
    if (error instanceof ClusterError) throw new CliError(error.message, 2);
    throw error;
  }
}

/** What rules may know of a snapshot; what could not be listed is unknown, not absent. */
export function factsOf(document: SnapshotDocument, namespace: string): ClusterFacts {
  const { objects, flowSchemas, priorityLevels, kubernetes, context, takenAt, metrics, missing } = document;
  const snapshot = snapshotOf(behaviourOf(kubernetes));
  for (const object of [...objects, ...flowSchemas, ...priorityLevels]) snapshot.set(object);
  const follows = (kind: string): boolean => !missing.some(one => one.kind === kind);
  const told = factsOfCluster({ snapshot, namespace, follows, metrics });
  return clusterFactsOf(told, { context, at: Date.parse(takenAt), placementOf: placements(snapshot, namespace) });
}

/** Each object is asked about once. */
function placements(
  { scheduling }: Pick<Snapshot, 'scheduling'>,
  namespace: string,
): NonNullable<ClusterFacts['placementOf']> {
  const profile = defaultProfile(scheduling.behaviour);
  const known = new WeakMap<KubernetesObject, { readonly placement: Placement | undefined }>();
  return object => {
    const before = known.get(object);
    if (before) return before.placement;
    const placement = placementOf(withNamespace(object, namespace), scheduling, profile);
    known.set(object, { placement });
    return placement;
  };
}
