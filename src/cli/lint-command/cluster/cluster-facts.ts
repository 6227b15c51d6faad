import { ClusterError } from '../../../cluster/cluster-error';
import { openConnection } from '../../../cluster/open-connection';
import { flowControlOf, limitedShares } from '../../../fairness/flow-control';
import { levelMetrics, serverSeatsOf } from '../../../fairness/level-metrics';
import { cniOf } from '../../../kubernetes/cni';
import { labelsOf, nameOf, withNamespace, type KubernetesObject } from '../../../kubernetes/object';
import type { ClusterFacts } from '../../../lint/cluster-facts';
import { stateOf } from '../../../scheduling/live-state';
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
export function factsOf(snapshot: SnapshotDocument, namespace: string): ClusterFacts {
  const { objects, context, takenAt, metrics, missing } = snapshot;
  const lacks = (kind: string): boolean => missing.some(one => one.kind === kind);
  const ofKind = (kind: string): readonly KubernetesObject[] => objects.filter(one => one.kind === kind);
  const limited = limitedShares(flowControlOf(snapshot.flowSchemas, snapshot.priorityLevels));
  const serverSeats = serverSeatsOf(levelMetrics(metrics));
  const cni = cniOf(ofKind('Pod').map(labelsOf));
  return {
    ...{ context, namespace, at: Date.parse(takenAt) },
    ...(!lacks('PriorityClass') && { priorityClasses: new Set(ofKind('PriorityClass').map(one => nameOf(one) ?? '')) }),
    ...(!lacks('PriorityLevelConfiguration') && { levels: new Map(limited) }),
    ...(serverSeats !== undefined && { serverSeats }),
    ...(!lacks('ResourceQuota') && { quotas: ofKind('ResourceQuota') }),
    ...(cni && { cni }),
    placementOf: placements(snapshot, namespace),
  };
}

/** Each object is asked about once. */
function placements(
  { objects, kubernetes }: SnapshotDocument,
  namespace: string,
): NonNullable<ClusterFacts['placementOf']> {
  const state = stateOf(objects, behaviourOf(kubernetes));
  const profile = defaultProfile(state.behaviour);
  const known = new WeakMap<KubernetesObject, { readonly placement: Placement | undefined }>();
  return object => {
    const before = known.get(object);
    if (before) return before.placement;
    const placement = placementOf(withNamespace(object, namespace), state, profile);
    known.set(object, { placement });
    return placement;
  };
}
