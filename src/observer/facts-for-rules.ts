import { setImmediate as turn } from 'node:timers/promises';
import { limitedShares } from '../fairness/flow-control';
import { levelMetrics, serverSeatsOf } from '../fairness/level-metrics';
import { cniOf } from '../kubernetes/cni';
import { asRecord, isRecord, withNamespace } from '../kubernetes/object';
import type { FactsForRules } from '../scheduling/facts-for-rules';
import { placementOf, type Placement } from '../scheduling/placement';
import { defaultProfile } from '../scheduling/profile';
import type { Observed } from './answers';
import type { Snapshot } from './snapshot';

/** What rules may know of the cluster now, and where the pods of the workloads that are asked about stand in it. */
export async function factsForRules(observed: Observed, asked: unknown): Promise<FactsForRules> {
  const { snapshot, connection, follows, metrics } = observed;
  const told = factsOfCluster({ snapshot, namespace: connection.namespace, follows, metrics: (await metrics()) ?? '' });
  return { ...told, placements: await placements(observed, asked) };
}

/** What rules may know of a cluster besides placements; of a kind that is not followed nothing is known. */
export function factsOfCluster({
  snapshot: { scheduling, priorityClasses, quotas, flowControl },
  namespace,
  follows,
  metrics,
}: {
  readonly snapshot: Snapshot;
  /** Of the context. */
  readonly namespace: string;
  readonly follows: (kind: string) => boolean;
  /** The text of /metrics; empty for those who may not read it. */
  readonly metrics: string;
}): Omit<FactsForRules, 'placements'> {
  const serverSeats = serverSeatsOf(levelMetrics(metrics));
  const cni = cniOf([...scheduling.classes.keys()].map(({ labels }) => Object.fromEntries(labels)));
  return {
    namespace,
    ...(follows('PriorityClass') && { priorityClasses: [...priorityClasses].sort() }),
    ...(follows('PriorityLevelConfiguration') && { levels: limitedShares(flowControl()) }),
    ...(serverSeats !== undefined && { serverSeats }),
    ...(follows('ResourceQuota') && { quotas: [...quotas.values()] }),
    ...(cni && { cni }),
  };
}

/** One after another with a turn for others in between: a hover does not wait for a text of many workloads. */
async function placements({ snapshot, connection }: Observed, asked: unknown): Promise<FactsForRules['placements']> {
  const { workloads } = asRecord(asked);
  if (!Array.isArray(workloads)) return [];
  const { scheduling } = snapshot;
  const profile = defaultProfile(scheduling.behaviour);
  const placed: (Placement | null)[] = [];
  for (const object of workloads as readonly unknown[]) {
    const known = isRecord(object) && withNamespace(object, connection.namespace);
    placed.push((known && placementOf(known, scheduling, profile)) || null);
    await turn();
  }
  return placed;
}
