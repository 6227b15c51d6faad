import { limitedShares } from '../fairness/flow-control';
import { levelMetrics, serverSeatsOf } from '../fairness/level-metrics';
import { cniOf } from '../kubernetes/cni';
import { asRecord, isRecord, withNamespace } from '../kubernetes/object';
import type { FactsForRules } from '../scheduling/facts-for-rules';
import { placementOf } from '../scheduling/placement';
import { defaultProfile } from '../scheduling/profile';
import type { Observed } from './answers';

/** What rules may know of the cluster now, and where the pods of the workloads that are asked about stand in it. */
export async function factsForRules(observed: Observed, asked: unknown): Promise<FactsForRules> {
  const { snapshot, connection, follows, metrics } = observed;
  const { scheduling, priorityClasses, quotas } = snapshot;
  const serverSeats = serverSeatsOf(levelMetrics((await metrics()) ?? ''));
  const cni = cniOf([...scheduling.classes.keys()].map(({ labels }) => Object.fromEntries(labels)));
  return {
    namespace: connection.namespace,
    ...(follows('PriorityClass') && { priorityClasses: [...priorityClasses].sort() }),
    ...(follows('PriorityLevelConfiguration') && { levels: limitedShares(snapshot.flowControl()) }),
    ...(serverSeats !== undefined && { serverSeats }),
    ...(follows('ResourceQuota') && { quotas: [...quotas.values()] }),
    ...(cni && { cni }),
    placements: placements(observed, asked),
  };
}

function placements({ snapshot, connection }: Observed, asked: unknown): FactsForRules['placements'] {
  const { workloads } = asRecord(asked);
  if (!Array.isArray(workloads)) return [];
  const { scheduling } = snapshot;
  const profile = defaultProfile(scheduling.behaviour);
  return workloads.map((object: unknown) =>
    isRecord(object) ? (placementOf(withNamespace(object, connection.namespace), scheduling, profile) ?? null) : null,
  );
}
