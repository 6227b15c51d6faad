import { ClusterError } from '../cluster/cluster-error';
import { asRecord, isRecord } from '../kubernetes/object';
import { defaultProfile } from '../scheduling/profile';
import { capacityFacts } from './capacity-facts';
import { liveFairness } from './live-fairness';
import type { NodeUse } from '../scheduling/workload-facts';
import type { Observation } from './observe';
import type { QuestionName, Questions } from './protocol';
import { workloadFacts } from '../scheduling/workload-facts';

/** What answers are made from. */
export interface Observed extends Observation {
  readonly uses: () => Promise<ReadonlyMap<string, NodeUse>>;
}

type Answers = {
  readonly [Q in QuestionName]: (observed: Observed, asked: unknown) => Promise<Questions[Q]['answers']>;
};

/** How each question is answered. */
export const answers: Answers = {
  status: async ({ snapshot: { scheduling } }) => ({ nodes: scheduling.nodes.size, pods: scheduling.pods.size }),
  async workload({ snapshot: { scheduling }, uses }, asked) {
    const { object } = asRecord(asked);
    if (!isRecord(object)) return null;
    return workloadFacts(object, scheduling, defaultProfile(scheduling.behaviour), await uses()) ?? null;
  },
  fairness: async ({ snapshot, connection }) =>
    liveFairness(snapshot.flowControl(), [...snapshot.accounts.values()], await metricsOf(connection)),
  capacity: async ({ snapshot, uses }) => capacityFacts(snapshot.scheduling, await uses()),
};

/** The API server's metrics; `undefined` for those who may not read them. */
async function metricsOf({ request }: Observed['connection']): Promise<string | undefined> {
  try {
    return (await request<string>({ method: 'GET', path: '/metrics' })).body;
  } catch (error) {
    if (error instanceof ClusterError && error.kind === 'forbidden') return undefined;
    throw error;
  }
}
