import { freemem } from 'node:os';
import { z } from 'zod';
import type { ServerSample } from '../../report/server-report';
import { count } from '../../report/words';
import type { ClusterLoadDefinition } from '../cluster-load';
import type { Carried } from '../cluster-run';
import { isLoopback } from '../loopback';
import { grow, growthKinds, growthPlan, growthRights } from './growth-load';
import { growthFields } from './growth-fields';
import { limitConclusion, type Room } from './limit-conclusion';
import { deploymentObject, growthNamespace, nodeObjects } from './objects';
import type { GrownStep, GrowthStep } from './step';

const controlPlaneLimitConfigSchema = z.strictObject({
  steps: z.int().positive().max(100),
  nodesPerStep: z.int().positive().max(500),
  podsPerNode: z.int().positive().max(100),
  ...growthFields,
  /** No step begins after so many seconds. */
  budgetSeconds: z.number().positive().max(7200),
  /** Memory that is free where the API server runs, GiB; 0 asks this machine when the server is on it. */
  freeGiB: z.number().nonnegative(),
});

type ControlPlaneLimitConfig = z.output<typeof controlPlaneLimitConfigSchema>;

/** Simulated nodes and pods in steps until the objective breaks or the budget ends: memory for 1000 pods, and where it would end. */
export const controlPlaneLimit: ClusterLoadDefinition<ControlPlaneLimitConfig> = {
  kind: 'control-plane-limit',
  schema: controlPlaneLimitConfigSchema,
  marks: ['nodesPerStep', 'podsPerNode'],
  addsNodes: true,
  scaled: (config, factor) => ({ ...config, nodesPerStep: Math.max(1, Math.round(config.nodesPerStep * factor)) }),
  plan: (config, runId) => growthPlan(stepsOf(config, runId), 0, config, runId),
  inWords: ({ steps, nodesPerStep, podsPerNode }, { pods }) =>
    `${count(steps, 'step')} of ${count(nodesPerStep, 'simulated node')} with ${podsPerNode} pods each: ${pods} pods, or less when the objective breaks.`,
  rights: (_, runId) => growthRights(runId),
  carried,
};

function carried(config: ControlPlaneLimitConfig, runId: string): Carried {
  const grown: GrownStep[] = [];
  const plan = { base: [], steps: stepsOf(config, runId), rates: config };
  const until = performance.now() + config.budgetSeconds * 1000;
  let first: ServerSample | undefined;
  let room: Room | undefined;
  return {
    madeNamespaces: [growthNamespace(runId)],
    kinds: growthKinds,
    async carryOut(stage) {
      first = await stage.takeServerSample();
      const keep = (step: GrownStep): void => void grown.push(step);
      await grow(plan, stage, keep, () => performance.now() < until);
      room = roomOf(config, stage.target.server);
    },
    conclude: () => limitConclusion(grown, first, room, config),
  };
}

/** Memory that the API server could still take; undefined where nobody can say. */
function roomOf({ freeGiB }: ControlPlaneLimitConfig, server: string): Room | undefined {
  if (freeGiB > 0) return { bytes: freeGiB * 2 ** 30, where: 'as given by freeGiB' };
  return isLoopback(server) ? { bytes: freemem(), where: 'free on this machine' } : undefined;
}

function stepsOf({ steps, nodesPerStep, podsPerNode }: ControlPlaneLimitConfig, runId: string): readonly GrowthStep[] {
  const pods = nodesPerStep * podsPerNode;
  return Array.from({ length: steps }, (_, index) => ({
    name: `step ${index + 1}: ${(index + 1) * nodesPerStep} nodes, ${(index + 1) * pods} pods`,
    nodes: nodesPerStep,
    pods,
    objects: [
      ...nodeObjects(runId, index * nodesPerStep, nodesPerStep),
      deploymentObject(runId, `load-${index}`, pods),
    ],
    podsExpected: (index + 1) * pods,
  }));
}
