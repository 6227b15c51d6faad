import { asRecord, isRecord, withNamespace } from '../kubernetes/object';
import { defaultProfile } from '../scheduling/profile';
import type { KubernetesObject } from '../kubernetes/object';
import { capacityFacts } from './capacity-facts';
import { editedPlacement } from './edited-placement';
import { liveFairness } from './live-fairness';
import { nodeMeasures } from './pod-addresses';
import type { NodeUse } from '../scheduling/workload-facts';
import type { Observation } from './observe';
import { factsForRules } from './facts-for-rules';
import type { QuestionName, Questions } from './protocol';
import type { UseAnswer, UsedWorkload } from '../sizing/workload-use';
import { askedUse } from './use/followed-use';
import { workloadFacts } from '../scheduling/workload-facts';

/** What answers are made from. */
export interface Observed extends Observation {
  readonly uses: () => Promise<ReadonlyMap<string, NodeUse>>;
  /** The API server's metrics; `undefined` for those who may not read them. */
  readonly metrics: () => Promise<string | undefined>;
  /** What workloads should request by their use. */
  readonly use: (asked: readonly UsedWorkload[]) => Promise<UseAnswer>;
  /** The workload of this kind and name that the cluster has; undefined when it has none or nobody may read it. */
  readonly running: (object: KubernetesObject) => Promise<KubernetesObject | undefined>;
}

type Answers = {
  readonly [Q in QuestionName]: (observed: Observed, asked: unknown) => Promise<Questions[Q]['answers']>;
};

/** How each question is answered. */
export const answers: Answers = {
  status: async ({ snapshot: { scheduling } }) => ({ nodes: scheduling.nodes.size, pods: scheduling.pods.size }),
  async workload({ snapshot: { scheduling }, connection, uses }, asked) {
    const { object } = asRecord(asked);
    if (!isRecord(object)) return null;
    return (
      workloadFacts(
        withNamespace(object, connection.namespace),
        scheduling,
        defaultProfile(scheduling.behaviour),
        await uses(),
      ) ?? null
    );
  },
  fairness: async ({ snapshot, metrics }) =>
    liveFairness(snapshot.flowControl(), [...snapshot.accounts.values()], await metrics()),
  rules: factsForRules,
  placement: editedPlacement,
  use: ({ use }, asked) => use(askedUse(asked)),
  capacity: async ({ snapshot, uses }) => capacityFacts(snapshot.scheduling, nodeMeasures(snapshot, await uses())),
};
