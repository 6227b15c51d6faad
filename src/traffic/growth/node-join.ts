import { z } from 'zod';
import { count, timeInWords } from '../../report/words';
import type { ClusterLoadDefinition } from '../cluster-load';
import type { Carried, Conclusion } from '../cluster-run';
import { grow, growthKinds, growthPlan, growthRights } from './growth-load';
import { judgedInWords, objectiveNote, type Objective } from './objective';
import { growthFields } from './growth-fields';
import { daemonSetObjects, growthNamespace, nodeObjects } from './objects';
import type { GrownStep, GrowthStep } from './step';

const nodeJoinConfigSchema = z.strictObject({
  /** Nodes that join at once, batch by batch; earlier ones stay. */
  batches: z.array(z.int().positive().max(1000)).min(1).max(20),
  /** Every node gets a pod of each. */
  daemonSets: z.int().positive().max(20),
  ...growthFields,
});

type NodeJoinConfig = z.output<typeof nodeJoinConfigSchema>;

/** Simulated nodes in growing batches, each with DaemonSets: how many may be switched on at once. */
export const nodeJoin: ClusterLoadDefinition<NodeJoinConfig> = {
  kind: 'node-join',
  schema: nodeJoinConfigSchema,
  marks: ['batches', 'daemonSets'],
  addsNodes: true,
  scaled: (config, factor) => ({
    ...config,
    batches: config.batches.map(nodes => Math.max(1, Math.round(nodes * factor))),
  }),
  plan: (config, runId) => growthPlan(stepsOf(config, runId), config.daemonSets, config, runId),
  inWords: ({ batches, daemonSets }, { pods }) =>
    `${batches.join(', ')} simulated nodes at once, one batch after the other, with ${count(daemonSets, 'DaemonSet')}: ${pods} pods.`,
  rights: (_, runId) => growthRights(runId),
  carried,
};

function carried(config: NodeJoinConfig, runId: string): Carried {
  const grown: GrownStep[] = [];
  const plan = { base: daemonSetObjects(runId, config.daemonSets), steps: stepsOf(config, runId), rates: config };
  return {
    madeNamespaces: [growthNamespace(runId)],
    kinds: growthKinds,
    carryOut: stage => grow(plan, stage, step => void grown.push(step)),
    conclude: () => conclusion(grown, config),
  };
}

function stepsOf({ batches, daemonSets }: NodeJoinConfig, runId: string): readonly GrowthStep[] {
  let nodes = 0;
  return batches.map((batch, index) => {
    const objects = nodeObjects(runId, nodes, batch);
    nodes += batch;
    const name = `batch ${index + 1}: ${count(batch, 'node')}`;
    return { name, nodes: batch, pods: batch * daemonSets, objects, podsExpected: nodes * daemonSets };
  });
}

function conclusion(grown: readonly GrownStep[], objective: Objective): Conclusion {
  const notes = [...grown.map(inWords), objectiveNote(objective), simulatedNote];
  const [within, broken] = [grown.filter(isGood).at(-1), grown.find(step => !isGood(step))];
  if (within === undefined && broken === undefined) return { notes };
  const held = within
    ? `the largest batch within the objective was ${size(within)} (${judgedInWords(within)})`
    : 'no batch was within the objective';
  const end = broken
    ? `; ${size(broken)} ${broken.isWithin ? 'were not Ready in time' : `broke it (${judgedInWords(broken)})`}.`
    : '; none broke it, so more may join at once: --scale.';
  return { answer: held + end, notes };
}

const simulatedNote =
  'The nodes are simulated (kwok): API server, scheduler and controllers are real, kubelets and images take no part, and real kubelets ask more of the API server.';

const isGood = ({ isWithin, settled }: GrownStep): boolean => isWithin && settled;
const size = ({ nodes, pods }: GrownStep): string => `${count(nodes, 'node')} with ${count(pods, 'pod')} at once`;

function inWords(step: GrownStep): string {
  const ready = step.settled ? `all Ready after ${timeInWords(step.settledMs)}` : 'not all Ready in time';
  return `${capital(size(step))}: ${judgedInWords(step)}; ${ready}.`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
