import type { WantedRight } from '../../cluster/permissions';
import type { LoadPlan } from '../cluster-load';
import type { Carried, Stage } from '../cluster-run';
import { createObject, type MadeObject } from '../made-object';
import { growthNamespace, groundObjects } from './objects';
import { growthStep, type GrownStep, type GrowthStep, type StepRates } from './step';

/** Kinds that a growing load makes. */
export const growthKinds: Carried['kinds'] = [
  { apiVersion: 'v1', kind: 'Namespace' },
  { apiVersion: 'v1', kind: 'ConfigMap' },
  { apiVersion: 'v1', kind: 'Node' },
  { apiVersion: 'apps/v1', kind: 'DaemonSet' },
  { apiVersion: 'apps/v1', kind: 'Deployment' },
];

/** Makes the ground, then one step after the other until one breaks the objective, does not settle, or `goesOn` says no. */
export async function grow(
  {
    base,
    steps,
    rates,
  }: { readonly base: readonly MadeObject[]; readonly steps: readonly GrowthStep[]; readonly rates: StepRates },
  stage: Stage,
  onStep: (step: GrownStep) => void,
  goesOn: () => boolean = () => true,
): Promise<void> {
  const { connection, signal, runId, step: say, fail } = stage;
  say('ground', 'started', 'namespace and workloads');
  for (const object of [...groundObjects(runId), ...base]) await createObject(connection, object, signal);
  say('ground', 'done', 'made');
  for (const step of steps) {
    if (signal.aborted || !goesOn()) return;
    const grown = await growthStep(step, rates, stage);
    if (signal.aborted) return;
    onStep(grown);
    if (!grown.settled && step === steps[0]) {
      const sentence = `${grown.podsReady} of ${step.podsExpected} pods were Ready after ${rates.secondsToReady} s in the first step: is kwok running, and does it play nodes with the annotation kwok.x-k8s.io/node=fake?`;
      fail({ exitCode: 2, sentence });
    }
    if (!grown.isWithin || !grown.settled) return;
  }
}

/** What a growing load will do. */
export function growthPlan(
  steps: readonly GrowthStep[],
  baseObjects: number,
  rates: StepRates,
  runId: string,
): LoadPlan {
  const rate = rates.writesPerSecond + rates.listsPerSecond;
  const calls = Math.round(rate * rates.secondsPerStep);
  const jobs = steps.map(({ name, objects }) => ({
    ...{ name, type: 'load', rate, burst: objects.length, requests: objects.length + calls },
  }));
  const sum = (figure: (step: GrowthStep) => number): number => steps.reduce((total, step) => total + figure(step), 0);
  const objects = groundObjects(runId).length + baseObjects + sum(step => step.objects.length);
  return {
    objects,
    requests: objects + steps.length * calls,
    pods: sum(step => step.pods),
    namespaces: [growthNamespace(runId)],
    maxRate: rate,
    leastSeconds: steps.length * rates.secondsPerStep,
    jobs,
  };
}

/** Rights of a growing load. */
export function growthRights(runId: string): readonly WantedRight[] {
  const namespace = growthNamespace(runId);
  const all = ['create', 'delete', 'list'];
  const inIt = (group: string, resource: string, ...verbs: readonly string[]): WantedRight[] =>
    verbs.map(verb => ({ verb, group, resource, namespace }));
  return [
    ...['namespaces', 'nodes'].flatMap(resource => all.map(verb => ({ verb, group: '', resource }))),
    ...inIt('', 'configmaps', ...all, 'patch'),
    ...inIt('', 'pods', 'list', 'delete'),
    ...inIt('apps', 'daemonsets', ...all),
    ...inIt('apps', 'deployments', ...all),
  ];
}
